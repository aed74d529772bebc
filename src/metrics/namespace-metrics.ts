import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { METRIC_PERIOD_MINUTES } from './metric-facts';
import { ServiceConnectMetricOptions } from './metric-source';
import { NamespaceSource, PublishedEndpoint } from './published-endpoint';
import { ServiceConnectMetrics } from './service-connect-metrics';

/** How to read a metric of a whole namespace. */
export interface ServiceConnectNamespaceMetricOptions {
  /**
   * Period that each value covers.
   *
   * @default Duration.minutes(1)
   */
  readonly period?: Duration;
  /**
   * Label in graphs.
   *
   * @default - what is counted
   */
  readonly label?: string;
}

/**
 * The metrics of a namespace: those of all endpoints that this app puts into it, together.
 *
 * A method adds up the endpoints that are there when it is called. CloudWatch adds at most 500 metrics in a graph, and 10 in an
 * alarm.
 */
export class ServiceConnectNamespaceMetrics {
  /** @internal */
  public static _of(source: NamespaceSource): ServiceConnectNamespaceMetrics {
    return new ServiceConnectNamespaceMetrics(source);
  }

  private constructor(private readonly source: NamespaceSource) {}

  /**
   * Requests in the namespace, calls of gRPC among them, each minute.
   *
   * @param options period and label
   */
  public metricRequestCount(options: ServiceConnectNamespaceMetricOptions = {}): MathExpression {
    return this.sum('Requests', options, (metrics, each, { grpc }) => grpc ? metrics.metricGrpcRequestCount(each) : metrics.metricRequestCount(each));
  }

  /**
   * Connections that are open in the namespace.
   *
   * @param options period and label
   */
  public metricActiveConnectionCount(options: ServiceConnectNamespaceMetricOptions = {}): MathExpression {
    return this.sum('Active connections', options, (metrics, each) => metrics.metricActiveConnectionCount(each));
  }

  /**
   * Connections that were opened in the namespace, each minute.
   *
   * @param options period and label
   */
  public metricNewConnectionCount(options: ServiceConnectNamespaceMetricOptions = {}): MathExpression {
    return this.sum('New connections', options, (metrics, each) => metrics.metricNewConnectionCount(each));
  }

  /**
   * Bytes that the proxies of servers in the namespace processed, each minute.
   *
   * @param options period and label
   */
  public metricProcessedBytes(options: ServiceConnectNamespaceMetricOptions = {}): MathExpression {
    return this.sum('Bytes', options, (metrics, each) => metrics.metricProcessedBytes(each));
  }

  /**
   * Responses in the namespace with a status of 500 to 599, each minute.
   *
   * @param options period and label
   */
  public metricHttpCodeTarget5xxCount(options: ServiceConnectNamespaceMetricOptions = {}): MathExpression {
    return this.sum('5xx responses', options, (metrics, each) => metrics.metricHttpCodeTarget5xxCount(each), ({ http, grpc, respondsHere }) => http && !grpc && respondsHere);
  }

  /**
   * TLS connections in the namespace that failed at the proxy of a server, each minute.
   *
   * @param options period and label
   */
  public metricClientTlsNegotiationErrorCount(options: ServiceConnectNamespaceMetricOptions = {}): MathExpression {
    return this.sum('TLS errors', options, (metrics, each) => metrics.metricClientTlsNegotiationErrorCount(each), ({ tls }) => tls);
  }

  private sum(
    label: string,
    options: ServiceConnectNamespaceMetricOptions,
    metricOf: (metrics: ServiceConnectMetrics, options: ServiceConnectMetricOptions, endpoint: PublishedEndpoint) => Metric,
    publishes: (endpoint: PublishedEndpoint) => boolean = () => true,
  ): MathExpression {
    const { period = Duration.minutes(METRIC_PERIOD_MINUTES) } = options;
    const parts = this.source.publishedEndpoints().filter(publishes)
      .map((endpoint) => metricOf(endpoint.metrics, { endpoint: endpoint.name, period }, endpoint));
    const usingMetrics = Object.fromEntries(parts.map((part, i) => [`m${i}`, part]));
    // An endpoint without traffic publishes nothing; without FILL, the whole sum would have no value.
    const expression = parts.length === 0 ? 'TIME_SERIES(0)' : `SUM(FILL([${Object.keys(usingMetrics).join(',')}],0))`;
    return new MathExpression({ expression, usingMetrics, period, label: options.label ?? label });
  }
}
