import { IConstruct } from 'constructs';
import type { Judgement } from '../analysis/rules';

/** A mark on the root of the app. */
const REPORTED = Symbol.for('cdk-ecs-service-connect.reported');

/**
 * Which validator reports which finding, so that two validators in one app report it once.
 *
 * The first validator keeps the finding, so that it reports it again if the app is synthesised again.
 */
export class Reported {
  /** The record of the construct's app. */
  static of(scope: IConstruct): Reported {
    const root = scope.node.root as { [REPORTED]?: Reported };
    if (!root[REPORTED]) Object.defineProperty(root, REPORTED, { value: new Reported() });
    return root[REPORTED]!;
  }

  private readonly owners = new Map<string, object>();

  /** Whether this validator reports the finding. */
  claim({ rule, origin, property, message }: Judgement, validator: object): boolean {
    const key = JSON.stringify([rule.id, origin.address, property, message]);
    const owner = this.owners.get(key) ?? validator;
    this.owners.set(key, owner);
    return owner === validator;
  }
}
