import { EndpointFacts, isKnown, Maybe } from '../../facts';
import { inProperty } from '../fix';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { speaksHttp } from './app-protocol';
import { timeoutProblem } from './sc110-timeout-range';

/** What applies where a template leaves a timeout of HTTP, HTTP2 or gRPC out, in seconds. */
const DEFAULTS = { idle: 300, perRequest: 15 };

/** What is wrong with an idle timeout that ends a request before its own timeout; 0 turns a timeout off. */
function idleShorterProblem(idleSeconds: number, perRequestSeconds: number): Problem | undefined {
  if (!(idleSeconds > 0 && perRequestSeconds > 0 && idleSeconds < perRequestSeconds)) return undefined;
  return {
    message: `idle timeout is ${idleSeconds} s, shorter than the per-request timeout of ${perRequestSeconds} s; the idle timeout ends requests first`,
    fix: `set the idle timeout to ${perRequestSeconds} s or more, or the per-request timeout to ${idleSeconds} s or less`,
  };
}

export const sc109: Rule = {
  id: 'SC109',
  name: 'idle-shorter-than-request',
  title: 'The idle timeout of an endpoint is not shorter than its per-request timeout',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { service: { origin }, endpoint } of memberEndpoints(mesh)) {
      const idle = endpoint.idleTimeoutSeconds ?? DEFAULTS.idle;
      const perRequest = endpoint.perRequestTimeoutSeconds ?? DEFAULTS.perRequest;
      if (!isKnown(idle) || !isKnown(perRequest) || hasRequests(endpoint) !== true) continue;
      // A value that ECS rejects is the mistake to name.
      if (timeoutProblem('', idle) || timeoutProblem('', perRequest)) continue;
      const problem = idleShorterProblem(idle, perRequest);
      const changes = [inProperty(origin, `${endpoint.property}/Timeout/IdleTimeoutSeconds`, perRequest)];
      if (problem) yield { origin, property: `${endpoint.property}/Timeout`, ...problem, changes };
    }
  },
};

/** Whether the per-request timeout applies. A template that sets one says so itself where its task definition is not known. */
function hasRequests({ mapping, perRequestTimeoutSeconds }: EndpointFacts): Maybe<boolean> {
  const http = speaksHttp(mapping);
  return isKnown(http) ? http : isKnown(perRequestTimeoutSeconds);
}
