import { Problem } from '../rule';
import { misuse } from './misuse';

const METRICS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html';

export const sc030 = misuse('SC030', 'discovery-name-unknown', 'The metrics of an imported endpoint are found by its discovery name', METRICS_PAGE);

/** Metrics of an endpoint whose discovery name nobody gave. */
export function discoveryNameUnknown(address: string): Problem {
  return {
    message: `metrics of the imported endpoint ${address} are published by its discovery name, which is not given`,
    fix: 'give discoveryName to importEndpoint',
  };
}
