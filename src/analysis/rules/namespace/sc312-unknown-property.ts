import { asObject, own, ResourceFacts } from '../../facts';
import { inProperty } from '../fix';
import { Change, Finding, Problem, Rule } from '../rule';
import { members } from '../select';
import { missingSubject } from '../subjects';
import { CONFIGURATION_KEYS, Keys, KEYS_DATE, MISPLACED_KEYS } from './configuration-keys';
import { nearest } from '../near-miss';
import { CONFIGURATION_RESOURCE } from './sources';

const ROOT = 'ServiceConnectConfiguration';

/** A key that CloudFormation does not know. */
interface UnknownKey {
  /** Path of the map that holds it. */
  readonly path: string;
  readonly key: string;
  /** The keys that it may have. */
  readonly known: readonly string[];
}

export const sc312: Rule = {
  id: 'SC312',
  name: 'unknown-property',
  title: 'The Service Connect configuration has only properties that CloudFormation knows',
  severity: 'error',
  source: CONFIGURATION_RESOURCE,
  * check(mesh) {
    for (const { origin } of members(mesh)) {
      const resource = mesh.resources.at(origin.address);
      const configuration = resource?.property(ROOT);
      for (const unknown of unknownKeys(configuration, CONFIGURATION_KEYS, ROOT)) {
        yield { origin, property: `${unknown.path}/${unknown.key}`, ...gradedProblem(unknown, resource!) };
      }
    }
  },
};

/** The keys below a value that are not among those that it may have; `Fn::…` that nobody resolved is no key. */
function unknownKeys(value: unknown, keys: Keys, path: string, found: UnknownKey[] = []): readonly UnknownKey[] {
  if (Array.isArray(value)) {
    // A list inside a list is not a configuration, and mappings can nest lists without end.
    for (let i = 0; i < value.length; i++) if (!Array.isArray(value[i])) unknownKeys(value[i], keys, `${path}/${i}`, found);
    return found;
  }
  const map = asObject(value);
  for (const key in map) {
    const inner = own(keys, key) as Keys | undefined;
    if (inner) unknownKeys(map[key], inner, `${path}/${key}`, found);
    else if (!Object.hasOwn(keys, key) && !key.startsWith('Fn::')) found.push({ path, key, known: Object.keys(keys) });
  }
  return found;
}

/** The changes that give a key another name; `undefined` if the map has that one, too, or if functions of the template make the map. */
function renaming({ origin, written }: ResourceFacts, path: string, key: string, meant: string): Change[] | undefined {
  const map = path.split('/').reduce((value: unknown, name) => (typeof value === 'object' && value !== null ? own(value, name) : undefined), written);
  if (typeof map !== 'object' || map === null || !Object.hasOwn(map, key) || Object.hasOwn(map, meant)) return undefined;
  return [{ op: 'remove' }, inProperty(origin, `${path}/${meant}`, own(map, key))];
}

/** AWS adds properties: only a key that is nearly another, or that belongs to another level, is surely wrong. */
function gradedProblem({ path, key, known }: UnknownKey, resource: ResourceFacts): Problem & Pick<Finding, 'severity' | 'subject'> {
  const holder = path.split('/').filter((name) => !/^\d+$/.test(name)).pop()!;
  const meant = nearest(key, known);
  if (meant !== undefined) {
    return {
      message: `${holder} has the property ${JSON.stringify(key)}, which CloudFormation rejects; it has ${JSON.stringify(meant)}`,
      fix: `rename ${key} to ${meant}`,
      subject: missingSubject(resource.origin.address, `${path}/${meant}`),
      changes: renaming(resource, path, key, meant),
    };
  }
  if (MISPLACED_KEYS.has(key)) {
    return {
      message: `${holder} has the property ${JSON.stringify(key)}, which belongs elsewhere; its properties are ${known.join(', ')}`,
      fix: `move ${key} to the place that has it`,
    };
  }
  return {
    severity: 'warning',
    message: `${holder} has the property ${JSON.stringify(key)}, which CloudFormation did not know on ${KEYS_DATE}; its properties were ${known.join(', ')}`,
    fix: `remove ${key}, or acknowledge it if AWS has added it since`,
  };
}
