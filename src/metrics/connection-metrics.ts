import { discoveryNameIn, MetricSource } from './metric-source';
import { TargetMetrics } from './target-metrics';

/**
 * What one client sees of the answers to its calls: the metrics of a connection.
 *
 * They carry the cluster and the name of the calling client, and the discovery name that it calls. A method throws SC007 where the
 * connection has several endpoints and none is named, SC030 for an imported endpoint without discovery name.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export class ServiceConnectConnectionMetrics extends TargetMetrics {
  /** @internal */
  public static _of(source: MetricSource): ServiceConnectConnectionMetrics {
    return new ServiceConnectConnectionMetrics(source);
  }

  private constructor(source: MetricSource) {
    super(source);
  }

  /** @internal */
  protected _targetDimensions(endpoint: string | undefined): Record<string, string> {
    const { serviceName, clusterName } = this._source.service();
    return { TargetDiscoveryName: discoveryNameIn(this._source, endpoint), ServiceName: serviceName, ClusterName: clusterName };
  }
}
