import { Problem, Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { unsuitableCapacity } from './compatibility';

const EXTERNAL = {
  compatibility: 'EXTERNAL',
  reason: 'Service Connect has no proxy on external instances',
  fix: 'run the service on Fargate or EC2, or turn Service Connect off for it',
};

/** What is wrong with the launch type of a service. */
export function launchTypeProblem(service: { readonly name: string }, launchType: unknown): Problem | undefined {
  if (launchType !== EXTERNAL.compatibility) return undefined;
  return { message: `LaunchType of "${service.name}" is "EXTERNAL"; ${EXTERNAL.reason}`, fix: EXTERNAL.fix };
}

export const sc803: Rule = {
  id: 'SC803',
  name: 'external-instances',
  title: 'No service on the mesh runs on external instances',
  severity: 'error',
  source: COMPONENTS_PAGE,
  check: (mesh) => unsuitableCapacity(mesh, EXTERNAL, (service) => {
    const problem = launchTypeProblem(service, service.launchType);
    return problem && { origin: service.origin, property: 'LaunchType', ...problem };
  }),
};
