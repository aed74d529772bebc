import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { shown } from '../shown';

/** What is wrong with the port that the proxy is told to listen on. */
export function ingressPortProblem(port: number): Problem | undefined {
  if (Number.isInteger(port) && port >= 1025 && port <= 65535) return undefined;
  return {
    message: ({ prop }) => `${prop('ingressPortOverride')} is ${shown(port)}; the proxy listens on a port from 1025 to 65535`,
    fix: ({ prop }) => `set ${prop('ingressPortOverride')} to a whole number from 1025 to 65535`,
  };
}

export const sc106: Rule = {
  id: 'SC106',
  name: 'ingress-port-range',
  title: 'An ingress port override is a whole number from 1025 to 65535',
  severity: 'error',
  source: 'https://github.com/hashicorp/terraform-provider-aws/issues/28293',
  * check(mesh) {
    for (const { service: { origin }, endpoint: { ingressPortOverride, property } } of memberEndpoints(mesh)) {
      const problem = isKnown(ingressPortOverride) ? ingressPortProblem(ingressPortOverride) : undefined;
      if (problem) yield { origin, property: `${property}/IngressPortOverride`, ...problem };
    }
  },
};
