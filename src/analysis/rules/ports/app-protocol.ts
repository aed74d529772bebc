import { EndpointFacts, isKnown, Maybe, PortMappingFacts, UNKNOWN } from '../../facts';
import { Text } from '../words';

/** The values that ECS accepts as `appProtocol`. */
export const HTTP_KINDS: readonly string[] = ['http', 'http2', 'grpc'];

/**
 * Whether the proxy reads the requests on a port: it does for HTTP, HTTP2 and gRPC, and carries TCP if no protocol is set. Unknown
 * for a value that ECS rejects.
 */
export function speaksHttp(mapping: PortMappingFacts | undefined): Maybe<boolean> {
  if (!mapping) return UNKNOWN;
  const { appProtocol } = mapping;
  if (appProtocol === undefined) return false;
  return isKnown(appProtocol) && HTTP_KINDS.includes(appProtocol) ? true : UNKNOWN;
}

/** Why plain HTTP is encrypted all the same on its way to an endpoint, as far as its TLS is known. */
export function proxiesEncrypt({ tls }: EndpointFacts): Text {
  return ({ prop }) => (isKnown(tls) ? `the endpoint has ${prop('tls')}, so that the proxies encrypt` : `the proxies encrypt if the endpoint has ${prop('tls')}`);
}
