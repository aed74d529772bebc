import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { MetricFacts, TARGET } from './metric-facts';
import { metricOf, MetricSource, ServiceConnectMetricOptions } from './metric-source';
import { enumValue, sc012 } from '../analysis/rules/misuse';
import { describe, refuse } from '../validation';

/**
 * Metrics of the responses that endpoints give.
 *
 * @internal
 */
export abstract class TargetMetrics {
  /** @internal */
  protected readonly _source: MetricSource;

  constructor(source: MetricSource) {
    this._source = source;
  }

  /**
   * Responses with a status of 200 to 299. HTTP and HTTP/2 only. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricHttpCodeTarget2xxCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.http2xx, options);
  }

  /**
   * Responses with a status of 300 to 399. HTTP and HTTP/2 only. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricHttpCodeTarget3xxCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.http3xx, options);
  }

  /**
   * Responses with a status of 400 to 499. HTTP and HTTP/2 only. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricHttpCodeTarget4xxCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.http4xx, options);
  }

  /**
   * Responses with a status of 500 to 599. HTTP and HTTP/2 only. Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricHttpCodeTarget5xxCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.http5xx, options);
  }

  /**
   * Requests that each task of the server receives. Average, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricRequestCountPerTarget(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.requestsPerTarget, options);
  }

  /**
   * Bytes that the tasks of the server process. Sum, in bytes, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricTargetProcessedBytes(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.processedBytes, options);
  }

  /**
   * Time from the arrival of a request at the server's proxy to the application's response. Average, in milliseconds, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricTargetResponseTime(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.responseTime, options);
  }

  /**
   * TLS connections that the client's proxy gave up: no certificate, or none that its authority and name vouch for. With TLS only.
   * Sum, in counts, each minute.
   *
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metricTargetTlsNegotiationErrorCount(options: ServiceConnectMetricOptions = {}): Metric {
    return this.target(TARGET.tlsErrors, options);
  }

  /**
   * Any metric by its name in CloudWatch, such as `TargetResponseTime`, with the statistic and the unit that it has here. Throws SC012
   * for a name that is not published.
   *
   * @param metricName the name
   * @param options endpoint, statistic, period and what else a metric has
   */
  public metric(metricName: string, options: ServiceConnectMetricOptions = {}): Metric {
    const facts = Object.values(TARGET).find(({ name }) => name === metricName);
    return facts ? this.target(facts, options) : this._metricNamed(metricName, options);
  }

  /**
   * A metric that is not one of responses.
   *
   * @internal
   */
  protected _metricNamed(metricName: string, _options: ServiceConnectMetricOptions, others: readonly MetricFacts[] = []): Metric {
    const names = [...others, ...Object.values(TARGET)].map(({ name }) => name);
    refuse(sc012, enumValue('metricName', describe(metricName), names), this._source.scope);
  }

  /**
   * The dimensions of response metrics.
   *
   * @internal
   */
  protected abstract _targetDimensions(endpoint: string | undefined): Record<string, string>;

  private target(facts: MetricFacts, options: ServiceConnectMetricOptions): Metric {
    return metricOf(facts, this._targetDimensions(options.endpoint), options);
  }
}
