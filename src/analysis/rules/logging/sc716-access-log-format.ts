import { isKnown, Maybe } from '../../facts';
import { Fix, setTo } from '../fix';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { named } from '../words';
import { ACCESS_LOG_API } from './sources';

/** The properties of an access log, each with the values that ECS accepts. */
const VALUES = [
  { property: 'Format', fact: 'format', required: true, allowed: ['TEXT', 'JSON'] },
  { property: 'IncludeQueryParameters', fact: 'includeQueryParameters', required: false, allowed: ['ENABLED', 'DISABLED'] },
] as const;

/** What is wrong with a property of an access log. */
function valueProblem(name: string, value: Maybe<string> | undefined, required: boolean, allowed: readonly string[]): Problem | undefined {
  if (value === undefined ? !required : !isKnown(value) || allowed.includes(value)) return undefined;
  return {
    message: ({ prop }) => `${prop(name)} of the access log is ${value === undefined ? 'left out' : JSON.stringify(value)}; ECS accepts ${allowed.join(' and ')}`,
    ...fixOf(name, value, allowed),
  };
}

function fixOf(name: string, value: Maybe<string> | undefined, allowed: readonly string[]): Fix {
  const meant = allowed.find((candidate) => isKnown(value) && candidate === value.toUpperCase());
  return meant === undefined ? { fix: ({ prop }) => `set ${prop(name)} to ${allowed.join(' or ')}` } : setTo(named(name), meant);
}

export const sc716: Rule = {
  id: 'SC716',
  name: 'access-log-format',
  title: 'An access log has format TEXT or JSON, and query parameters ENABLED or DISABLED',
  severity: 'error',
  source: ACCESS_LOG_API,
  * check(mesh) {
    for (const { origin, accessLog } of members(mesh)) {
      if (!isKnown(accessLog)) continue;
      for (const { property, fact, required, allowed } of VALUES) {
        const problem = valueProblem(fact, accessLog[fact], required, allowed);
        if (problem) yield { origin, property: `ServiceConnectConfiguration/AccessLogConfiguration/${property}`, ...problem };
      }
    }
  },
};
