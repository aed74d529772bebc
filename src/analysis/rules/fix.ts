import { MeshFacts, Origin } from '../facts';
import { Dependents } from './dependents';
import { Change, Problem } from './rule';
import { say, Text } from './words';

/** What to do about a violation, in words and, if there is one right change, as data. */
export type Fix = Pick<Problem, 'fix' | 'changes'>;

/**
 * The fix that gives a property its one right value.
 *
 * @param name the property, in the words of the message
 * @param value the right value
 * @param more what else is to say, with the words that lead to it: `, or remove the endpoint`
 */
export function setTo(name: Text, value: string | number | boolean, more: Text = ''): Fix {
  return { fix: (words) => `set ${say(name, words)} to ${JSON.stringify(value)}${say(more, words)}`, changes: [{ op: 'set', value }] };
}

/** The fix that removes a property. */
export function removing(name: Text, more: Text = ''): Fix {
  return { fix: (words) => `remove ${say(name, words)}${say(more, words)}`, changes: [{ op: 'remove' }] };
}

/** The fix that makes a resource wait for others of its template; if one of them waits for the resource, that has to end first. */
export function waitingFor(mesh: MeshFacts, resource: Origin, others: readonly Origin[]): Fix {
  const names = [...new Set(others.map(({ logicalId }) => logicalId))];
  const reversed = others.filter(({ address }) => Dependents.of(mesh).has(resource.address, address)).map(({ logicalId }) => logicalId);
  if (reversed.length > 0) return { fix: `let ${resource.logicalId} wait for ${names.join(', ')}; ${reversed.join(', ')} must not wait for ${resource.logicalId}` };
  return {
    fix: `add ${names.join(', ')} to the DependsOn of ${resource.logicalId}`,
    changes: [{ op: 'append', resource, path: 'DependsOn', value: names }],
  };
}

/** A change to a property of a resource, from the root of its properties. */
export function inProperty(resource: Origin, property: string, value: unknown): Change {
  return { op: 'set', resource, path: `Properties/${property}`, value };
}

/** The change that attaches a managed policy of AWS to the role of a finding. */
export function attaching(policy: string): Change {
  return { op: 'append', path: 'Properties/ManagedPolicyArns', value: [{ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${policy}` }] };
}
