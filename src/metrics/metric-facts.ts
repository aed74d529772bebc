/** A metric that the proxies publish. */
export interface MetricFacts {
  readonly name: string;
  /** The statistic that answers the usual question. */
  readonly statistic: 'Sum' | 'Average';
  /** The unit that the metric is published in, as CloudWatch calls it. */
  readonly unit: 'Count' | 'Bytes' | 'Milliseconds';
}

/** The namespace of all metrics of Amazon ECS. */
export const METRIC_NAMESPACE = 'AWS/ECS';

/** How often ECS publishes its metrics. */
export const METRIC_PERIOD_MINUTES = 1;

/**
 * Inbound traffic, as the proxies of a server count it: by `DiscoveryName`, alone or with `ServiceName` and `ClusterName` of the
 * server.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export const INBOUND = {
  activeConnections: { name: 'ActiveConnectionCount', statistic: 'Sum', unit: 'Count' },
  newConnections: { name: 'NewConnectionCount', statistic: 'Sum', unit: 'Count' },
  processedBytes: { name: 'ProcessedBytes', statistic: 'Sum', unit: 'Bytes' },
  requests: { name: 'RequestCount', statistic: 'Sum', unit: 'Count' },
  grpcRequests: { name: 'GrpcRequestCount', statistic: 'Sum', unit: 'Count' },
  clientTlsErrors: { name: 'ClientTLSNegotiationErrorCount', statistic: 'Sum', unit: 'Count' },
} as const satisfies Record<string, MetricFacts>;

/**
 * Responses: by `TargetDiscoveryName`, alone or with `ServiceName` and `ClusterName` of the calling client.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export const TARGET = {
  http2xx: { name: 'HTTPCode_Target_2XX_Count', statistic: 'Sum', unit: 'Count' },
  http3xx: { name: 'HTTPCode_Target_3XX_Count', statistic: 'Sum', unit: 'Count' },
  http4xx: { name: 'HTTPCode_Target_4XX_Count', statistic: 'Sum', unit: 'Count' },
  http5xx: { name: 'HTTPCode_Target_5XX_Count', statistic: 'Sum', unit: 'Count' },
  requestsPerTarget: { name: 'RequestCountPerTarget', statistic: 'Average', unit: 'Count' },
  processedBytes: { name: 'TargetProcessedBytes', statistic: 'Sum', unit: 'Bytes' },
  responseTime: { name: 'TargetResponseTime', statistic: 'Average', unit: 'Milliseconds' },
  tlsErrors: { name: 'TargetTLSNegotiationErrorCount', statistic: 'Sum', unit: 'Count' },
} as const satisfies Record<string, MetricFacts>;
