import { Problem } from '../rule';
import { misuse, quoted } from './misuse';

const METRICS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html';

export const sc031 = misuse('SC031', 'metric-not-published', 'An alarm or a scaling policy watches what the proxy publishes', METRICS_PAGE);

/** An option that needs metrics which none of the endpoints publishes. */
export function metricNotPublished(option: string, needs: string, service: string, endpoints: readonly string[]): Problem {
  return {
    message: `${option} needs an endpoint ${needs}, and ${service} has none: ${quoted(endpoints) || 'it has no endpoints'}`,
    fix: `leave ${option} out, or use it on a service with an endpoint ${needs}`,
  };
}
