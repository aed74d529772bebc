import { Misuse, misuse, quoted } from './misuse';
import { Problem } from '../rule';

const METRICS_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html';
const QUOTAS_PAGE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html';

export const sc030 = misuse('SC030', 'discovery-name-unknown', 'An imported endpoint with metrics has a discovery name', METRICS_PAGE);

/** Metrics of an endpoint whose discovery name nobody gave. */
export function discoveryNameUnknown(address: string): Problem {
  return {
    message: `metrics of the imported endpoint ${address} need its discovery name, which is not given`,
    fix: 'give discoveryName to importEndpoint',
  };
}

export const sc031 = misuse('SC031', 'metric-not-published', 'Alarms and scaling policies use metrics that the proxy publishes', METRICS_PAGE);

/** An option that needs metrics which none of the endpoints publishes. */
export function metricNotPublished(option: string, needs: string, service: string, endpoints: readonly string[]): Problem {
  return {
    message: `${option} needs an endpoint ${needs}, but ${service} has none: ${quoted(endpoints) || 'it has no endpoints'}`,
    fix: `leave ${option} out, or use it on a service with an endpoint ${needs}`,
  };
}

/** An option that needs metrics which ECS publishes to other accounts. */
export function responsesElsewhere(option: string, service: string): Problem {
  return {
    message: `${option} needs metrics of responses, which ECS publishes to the accounts of the clients; with clientsInOtherAccounts, ${service} has no client in this one`,
    fix: `use ${option} in the account of a client, or noHealthyTraffic, connectionSurge, scaleOnActiveConnections or scaleOnCpuUtilization here`,
  };
}

/** Alarms of which none is made, since no limits are given. */
export function alarmsWithoutKind(service: string, kinds: readonly string[]): Problem {
  return {
    message: `no limits are given for the alarms of ${service}; nothing would be watched`,
    fix: `give the limits of at least one of ${kinds.join(', ')}`,
  };
}

/** A kind of alarm without the limit that it needs, as languages without types allow: a map of severities, for instance. */
export function limitMissing(option: string, limit: string, service: string): Problem {
  return {
    message: `${option} of the alarms of ${service} has no ${limit}; nothing would be watched`,
    fix: `give ${limit} to ${option}; for another severity, make a second ServiceConnectAlarms`,
  };
}

export const sc032 = misuse('SC032', 'dashboard-limits', 'A dashboard stays inside the limits of CloudWatch', QUOTAS_PAGE);

/** A dashboard of more than CloudWatch takes. */
export function dashboardTooLarge(what: string, count: number, limit: number): Problem | undefined {
  if (count <= limit) return undefined;
  return {
    message: `the dashboard has ${count} ${what}; CloudWatch allows ${limit}`,
    fix: 'make several dashboards, each with some of the services in services, or set connections to false',
  };
}

/** What to do when the stack of a dashboard or of alarms comes before that of a service in it. */
export const MONITORING_STACK_ADVICE = 'put dashboards and alarms into a stack that is deployed after those of the services in them';

/** What metrics, alarms, scaling policies and dashboards refuse. */
export const METRICS_MISUSES: readonly Misuse[] = [sc030, sc031, sc032];
