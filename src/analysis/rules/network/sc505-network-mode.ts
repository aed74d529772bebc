import { isKnown, Maybe, UNKNOWN } from '../../facts';
import { setTo } from '../fix';
import { memberTasks } from '../member-tasks';
import { Finding, Problem, Rule } from '../rule';
import { named } from '../words';
import { YELB_THREAD } from './sources';

/** What is wrong with the network mode of a task on the mesh. */
export function networkModeProblem(networkMode: string, hasEndpoints: boolean): Problem | undefined {
  return networkMode === 'awsvpc' || networkMode === 'bridge' ? undefined : refusal(JSON.stringify(networkMode), hasEndpoints);
}

function refusal(networkMode: string, hasEndpoints: boolean): Problem {
  return {
    message: ({ prop }) => `${prop('networkMode')} is ${networkMode}; ${hasEndpoints ? 'a service with endpoints' : 'a client service'} needs "awsvpc" or "bridge", set explicitly`,
    fix: ({ prop }) => `set ${prop('networkMode')} to "awsvpc" or "bridge"`,
  };
}

function problemOf(networkMode: Maybe<string> | undefined, { hasEndpoints, onFargate }: Use): Graded | undefined {
  if (onFargate) return networkMode === 'awsvpc' || networkMode === UNKNOWN ? undefined : { severity: 'error', ...fargateRefusal(networkMode) };
  const severity = hasEndpoints ? 'error' : 'warning';
  if (networkMode === undefined) return { severity, ...refusal('left out', hasEndpoints) };
  const problem = isKnown(networkMode) ? networkModeProblem(networkMode, hasEndpoints) : undefined;
  return problem && { severity, ...problem };
}

type Graded = Problem & Required<Pick<Finding, 'severity'>>;

/** What the services that run a task definition ask of its network mode. */
interface Use {
  readonly hasEndpoints: boolean;
  readonly onFargate: boolean;
}

function fargateRefusal(networkMode: string | undefined): Problem {
  return {
    message: ({ prop }) => `${prop('networkMode')} is ${networkMode === undefined ? 'left out' : JSON.stringify(networkMode)}; a task on Fargate needs "awsvpc"`,
    ...setTo(named('networkMode'), 'awsvpc'),
  };
}

export const sc505: Rule = {
  id: 'SC505',
  name: 'network-mode',
  title: 'The network mode is "awsvpc" or "bridge", set explicitly',
  severity: 'error',
  source: YELB_THREAD,
  * check(mesh) {
    for (const { task: { origin, networkMode }, services } of memberTasks(mesh)) {
      const found = problemOf(networkMode, {
        hasEndpoints: services.some(({ endpoints }) => endpoints.length > 0),
        onFargate: services.some(({ launchType }) => launchType === 'FARGATE'),
      });
      if (found) yield { origin, property: 'NetworkMode', ...found };
    }
  },
};
