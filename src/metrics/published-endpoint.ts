import { ServiceConnectMetrics } from './service-connect-metrics';

/** An endpoint, with what decides which metrics it publishes. */
export interface PublishedEndpoint {
  readonly name: string;
  /** The metrics of its server. */
  readonly metrics: ServiceConnectMetrics;
  /** Whether it speaks HTTP, HTTP/2 or gRPC: the proxy then counts requests and times responses. */
  readonly http: boolean;
  /** Whether it speaks gRPC: the proxy then counts calls, but not responses by their status. */
  readonly grpc: boolean;
  readonly tls: boolean;
  /** Whether the metrics of responses are in the account of the server: ECS publishes them to the accounts of the clients. */
  readonly respondsHere: boolean;
}

/** The source of the metrics of a namespace. */
export interface NamespaceSource {
  /** The endpoints that are defined so far. */
  publishedEndpoints(): readonly PublishedEndpoint[];
}
