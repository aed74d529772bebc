import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { tlsEndpoints } from './tls-endpoints';

/** The page of AWS named them once and is silent now, in November 2026. */
const WITHOUT_TLS = ['cn-north-1', 'cn-northwest-1'];

/** What is wrong with TLS in a Region. */
export function tlsRegionProblem(region: string): Problem | undefined {
  if (!WITHOUT_TLS.includes(region)) return undefined;
  return {
    message: `Tls is set in Region ${region}; TLS for Service Connect is not known to be available in ${WITHOUT_TLS.join(' and ')}`,
    fix: 'remove Tls from the endpoint in this Region',
  };
}

export const sc706: Rule = {
  id: 'SC706',
  name: 'tls-china',
  title: 'No endpoint uses TLS in the Regions cn-north-1 and cn-northwest-1',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { service: { origin, target: { region } }, endpoint } of tlsEndpoints(mesh)) {
      const problem = isKnown(region) ? tlsRegionProblem(region) : undefined;
      if (problem) yield { origin, property: `${endpoint.property}/Tls`, ...problem };
    }
  },
};
