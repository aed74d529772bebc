import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { placeOf } from './namespace-arn';
import { usedReferences } from './references';

/** What is wrong with a namespace of that Region for a service of this one. */
export function regionProblem(namespaceRegion: string, serviceRegion: string): Problem | undefined {
  if (namespaceRegion === serviceRegion) return undefined;
  return {
    message: `the namespace is in the Region ${namespaceRegion}, the service in ${serviceRegion}; Service Connect needs a namespace in the same Region`,
    fix: `use a namespace of ${serviceRegion}, or move the service to ${namespaceRegion}`,
  };
}

export const sc303: Rule = {
  id: 'SC303',
  name: 'namespace-same-region',
  title: 'The namespace is in the Region of the service',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { reference, services: [{ target: { region } }] } of usedReferences(mesh)) {
      const place = placeOf(reference, mesh);
      const problem = isKnown(place?.region) && isKnown(region) ? regionProblem(place.region, region) : undefined;
      if (problem) yield { origin: reference.origin, property: reference.property, ...problem };
    }
  },
};
