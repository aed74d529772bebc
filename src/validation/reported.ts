import { IConstruct } from 'constructs';
import type { Judgement } from '../analysis/rules';

/** A mark on the root of the app, which all releases of this library share: which validator reports which finding. */
const REPORTED = Symbol.for('cdk-ecs-service-connect.reported');

/**
 * Whether this validator reports the finding, so that two validators in one app report it once.
 *
 * The first validator keeps the finding, so that it reports it again if the app is synthesised again.
 */
export function claim({ node }: IConstruct, { rule, origin, property, message }: Judgement, validator: object): boolean {
  const root = node.root as { [REPORTED]?: Map<string, object> };
  if (!root[REPORTED]) Object.defineProperty(root, REPORTED, { value: new Map() });
  const owners = root[REPORTED]!;
  const key = JSON.stringify([rule.id, origin.address, property, message]);
  const owner = owners.get(key) ?? validator;
  owners.set(key, owner);
  return owner === validator;
}
