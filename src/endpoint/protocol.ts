/**
 * What an endpoint speaks: it decides how the proxy balances, retries and counts.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export enum ServiceConnectProtocol {
  /** HTTP/1.1: balanced request by request, with HTTP metrics. */
  HTTP = 'http',
  /** HTTP/2: balanced request by request, with HTTP metrics. */
  HTTP2 = 'http2',
  /** gRPC: balanced call by call, with gRPC metrics. */
  GRPC = 'grpc',
  /** Anything else over TCP: balanced connection by connection. */
  TCP = 'tcp',
}
