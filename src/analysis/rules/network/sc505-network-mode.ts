import { isKnown, Maybe, TaskFacts } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { YELB_THREAD } from './sources';

/** What is wrong with the network mode of a task on the mesh. */
export function networkModeProblem(networkMode: string, hasEndpoints: boolean): Problem | undefined {
  return networkMode === 'awsvpc' || networkMode === 'bridge' ? undefined : refusal(JSON.stringify(networkMode), hasEndpoints);
}

function refusal(networkMode: string, hasEndpoints: boolean): Problem {
  return {
    message: `networkMode is ${networkMode}; ${hasEndpoints ? 'a service with endpoints' : 'a client service'} needs "awsvpc" or "bridge", set explicitly`,
    fix: 'set networkMode to "awsvpc" or "bridge"',
  };
}

function problemOf(networkMode: Maybe<string> | undefined, hasEndpoints: boolean): Problem | undefined {
  if (networkMode === undefined) return refusal('left out', hasEndpoints);
  return isKnown(networkMode) ? networkModeProblem(networkMode, hasEndpoints) : undefined;
}

export const sc505: Rule = {
  id: 'SC505',
  name: 'network-mode',
  title: 'The network mode is "awsvpc" or "bridge", set explicitly',
  severity: 'error',
  source: YELB_THREAD,
  * check(mesh) {
    const hasEndpoints = new Map<TaskFacts, boolean>();
    for (const { task, endpoints } of members(mesh)) {
      if (isKnown(task)) hasEndpoints.set(task, endpoints.length > 0 || hasEndpoints.get(task) === true);
    }
    for (const [{ origin, networkMode }, isServer] of hasEndpoints) {
      const problem = problemOf(networkMode, isServer);
      if (problem) yield { origin, property: 'NetworkMode', severity: isServer ? 'error' : 'warning', ...problem };
    }
  },
};
