import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { INBOUND, MetricFacts } from './metric-facts';
import { discoveryNameIn, metricOf, MetricSource, ServiceConnectMetricOptions } from './metric-source';
import { TargetMetrics } from './target-metrics';

/**
 * The metrics of a service as a server: what its proxies count of what comes in, and what all clients together see of its answers.
 *
 * What comes in is counted for this service alone. What all clients see is counted for the discovery name: endpoints of that name in
 * other namespaces of the account and Region count, too. A method throws SC007 where the service has several endpoints and none is
 * named.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export class ServiceConnectMetrics extends TargetMetrics {
  /** @internal */
  public static _of(source: MetricSource): ServiceConnectMetrics {
    return new ServiceConnectMetrics(source);
  }

  private constructor(source: MetricSource) {
    super(source);
  }

  /**
   * Connections that are open from clients to the proxies of the service. Sum, in counts, each minute: over a longer period,
   * choose another statistic.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricActiveConnectionCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.inbound(INBOUND.activeConnections, options);
  }

  /**
   * Connections that clients opened to the proxies of the service. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricNewConnectionCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.inbound(INBOUND.newConnections, options);
  }

  /**
   * Bytes that the proxies of the service processed. Sum, in bytes, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricProcessedBytes(options: ServiceConnectMetricOptions = {}): Metric {
    return this.inbound(INBOUND.processedBytes, options);
  }

  /**
   * Requests that the proxies of the service processed. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricRequestCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.inbound(INBOUND.requests, options);
  }

  /**
   * gRPC calls that the proxies of the service processed. gRPC only. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricGrpcRequestCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.inbound(INBOUND.grpcRequests, options);
  }

  /**
   * TLS connections of clients that failed at the proxies of the service. With TLS only. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricClientTlsNegotiationErrorCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.inbound(INBOUND.clientTlsErrors, options);
  }

  /** @internal */
  protected _metricNamed(metricName: string, options: ServiceConnectMetricOptions): Metric {
    const others = Object.values(INBOUND);
    const facts = others.find(({ name }) => name === metricName);
    return facts ? this.inbound(facts, options) : super._metricNamed(metricName, options, others);
  }

  /** @internal */
  protected _targetDimensions(endpoint: string | undefined): Record<string, string> {
    return { TargetDiscoveryName: discoveryNameIn(this._source, endpoint) };
  }

  private inbound(facts: MetricFacts, options: ServiceConnectMetricOptions): Metric {
    const { serviceName, clusterName } = this._source.service();
    const DiscoveryName = discoveryNameIn(this._source, options.endpoint);
    return metricOf(facts, { DiscoveryName, ServiceName: serviceName, ClusterName: clusterName }, options);
  }
}
