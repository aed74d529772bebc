import { Problem } from '../rule';
import { misuse } from './misuse';

const QUOTAS_PAGE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html';

export const sc032 = misuse('SC032', 'dashboard-limits', 'A dashboard stays inside the limits of CloudWatch', QUOTAS_PAGE);

/** A dashboard of more than CloudWatch takes. */
export function dashboardTooLarge(what: string, count: number, limit: number): Problem | undefined {
  if (count <= limit) return undefined;
  return {
    message: `the dashboard has ${count} ${what}; CloudWatch allows ${limit}`,
    fix: 'make several dashboards, each with some of the services in services, or leave connections out with connections: false',
  };
}
