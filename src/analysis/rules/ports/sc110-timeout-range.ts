import { isKnown } from '../../facts';
import { Fix, setTo } from '../fix';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { named } from '../words';

const MAX_SECONDS = 2147483647;

/** The timeouts of an endpoint, and the property of each. */
const TIMEOUTS = [
  ['idleTimeoutSeconds', 'IdleTimeoutSeconds'],
  ['perRequestTimeoutSeconds', 'PerRequestTimeoutSeconds'],
] as const;

/** What is wrong with the seconds of a timeout. */
export function timeoutProblem(property: string, seconds: number): Problem | undefined {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= MAX_SECONDS) return undefined;
  return {
    message: ({ prop }) => `${prop(property)} is ${seconds} s; a timeout is a whole number of seconds from 0 to ${MAX_SECONDS}, and 0 turns it off`,
    ...nearest(property, seconds),
  };
}

/** A fraction is rounded up, so that no request is cut; what a negative number should mean, nobody can tell. */
function nearest(property: string, seconds: number): Fix {
  if (seconds >= 0) return setTo(named(property), Math.min(Math.ceil(seconds), MAX_SECONDS));
  return { fix: ({ prop }) => `set ${prop(property)} to a whole number of seconds from 0 to ${MAX_SECONDS}` };
}

export const sc110: Rule = {
  id: 'SC110',
  name: 'timeout-range',
  title: `A timeout is a whole number of seconds from 0 to ${MAX_SECONDS}`,
  severity: 'error',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TimeoutConfiguration.html',
  * check(mesh) {
    for (const { service: { origin }, endpoint } of memberEndpoints(mesh)) {
      for (const [name, property] of TIMEOUTS) {
        const seconds = endpoint[name];
        const problem = isKnown(seconds) ? timeoutProblem(name, seconds) : undefined;
        if (problem) yield { origin, property: `${endpoint.property}/Timeout/${property}`, ...problem };
      }
    }
  },
};
