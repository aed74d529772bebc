import { IConstruct } from 'constructs';
import type { Judgement } from '../analysis/rules';

/** A mark on the root of the app. */
const REPORTED = Symbol.for('cdk-ecs-service-connect.reported');

/**
 * Which validator reported what: two of them in one app report a finding once.
 *
 * The validator that was first keeps the finding, since an app may be synthesised again and is judged anew each time.
 */
export class Reported {
  /** The record of the app that holds a construct. */
  static of(scope: IConstruct): Reported {
    const root = scope.node.root as { [REPORTED]?: Reported };
    if (!root[REPORTED]) Object.defineProperty(root, REPORTED, { value: new Reported() });
    return root[REPORTED]!;
  }

  private readonly owners = new Map<string, object>();

  /** Whether the finding is the validator's to report. */
  claim({ rule, origin, property, message }: Judgement, validator: object): boolean {
    const key = JSON.stringify([rule.id, origin.address, property, message]);
    const owner = this.owners.get(key) ?? validator;
    this.owners.set(key, owner);
    return owner === validator;
  }
}
