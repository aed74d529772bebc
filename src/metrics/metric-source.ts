import { Metric, MetricOptions, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { METRIC_NAMESPACE, METRIC_PERIOD_MINUTES, MetricFacts } from './metric-facts';
import { discoveryNameUnknown, endpointAmbiguous, endpointNotFound, sc007, sc030 } from '../analysis/rules/misuse';
import { refuse } from '../validation';

/** How to read a metric. */
export interface ServiceConnectMetricOptions extends MetricOptions {
  /**
   * Name of the endpoint that is measured.
   *
   * @default - the only endpoint
   */
  readonly endpoint?: string;
}

/** An endpoint, as its metrics know it. */
export interface MeasuredEndpoint {
  readonly name: string;
  readonly address: string;
  /** Left out if another app publishes the endpoint and the name is not known. */
  readonly discoveryName?: string;
}

/** An ECS service, as metrics know it. */
export interface MeasuredService {
  readonly clusterName: string;
  readonly serviceName: string;
}

/** The service or the connection that metrics are about. */
export interface MetricSource {
  /** Name for messages. */
  readonly name: string;
  readonly scope: IConstruct;
  readonly endpoints: readonly MeasuredEndpoint[];
  /** The server of the endpoints, or the client that calls them. */
  service(): MeasuredService;
}

/** The discovery name of the named endpoint, or of the only one: the name of its metrics in CloudWatch. */
export function discoveryNameIn({ name, scope, endpoints }: MetricSource, endpoint: string | undefined): string {
  const names = endpoints.map((each) => each.name);
  if (endpoint === undefined && endpoints.length !== 1) refuse(sc007, endpointAmbiguous(name, 'the metric', names), scope);
  const chosen = endpoint === undefined ? endpoints[0] : endpoints.find((each) => each.name === endpoint);
  if (!chosen) refuse(sc007, endpointNotFound(name, endpoint!, names), scope);
  if (chosen.discoveryName === undefined) refuse(sc030, discoveryNameUnknown(chosen.address), scope);
  return chosen.discoveryName;
}

/** A metric with the defaults of its facts. */
export function metricOf(facts: MetricFacts, dimensionsMap: Record<string, string>, options: ServiceConnectMetricOptions): Metric {
  const { name, statistic, unit } = facts;
  const { endpoint: _endpoint, ...others } = options;
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: name,
    statistic,
    unit: unit as Unit,
    period: Duration.minutes(METRIC_PERIOD_MINUTES),
    dimensionsMap,
    ...others,
  });
}
