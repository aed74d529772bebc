import { ServiceConnectMetrics } from './service-connect-metrics';

/** An endpoint, as far as it decides which metrics there are. */
export interface PublishedEndpoint {
  readonly name: string;
  /** The metrics of its server. */
  readonly metrics: ServiceConnectMetrics;
  /** Whether it has responses that a proxy understands. */
  readonly http: boolean;
  readonly tls: boolean;
}

/** What the metrics of a namespace are read of. */
export interface NamespaceSource {
  /** The endpoints that there are by now. */
  publishedEndpoints(): readonly PublishedEndpoint[];
}
