import { isKnown, UNKNOWN } from '../../facts';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { shown } from '../shown';
import { CLIENT_ALIAS_API } from '../sources';

/** What is wrong with a port. */
export function portProblem(property: string, port: number): Problem | undefined {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return undefined;
  return {
    message: ({ prop }) => `${prop(property)} is ${shown(port)}; a port is a whole number from 1 to 65535`,
    fix: ({ prop }) => `set ${prop(property)} to a whole number from 1 to 65535`,
  };
}

const LEFT_OUT: Problem = {
  message: ({ prop }) => `${prop('port')} is left out; a client alias has a port, a whole number from 1 to 65535`,
  fix: 'set the port that clients dial',
};

export const sc105: Rule = {
  id: 'SC105',
  name: 'alias-port-range',
  title: 'The port of a client alias is a whole number from 1 to 65535',
  severity: 'error',
  source: CLIENT_ALIAS_API,
  * check(mesh) {
    for (const { service: { origin }, endpoint } of memberEndpoints(mesh)) {
      for (const [i, { port }] of endpoint.aliases.entries()) {
        if (port === UNKNOWN) continue;
        const problem = isKnown(port) ? portProblem('port', port) : LEFT_OUT;
        if (problem) yield { origin, property: `${endpoint.property}/ClientAliases/${i}/Port`, ...problem };
      }
    }
  },
};
