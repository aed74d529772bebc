import { DialledEndpoint } from './namespace-names';
import { MentionFacts } from '../../facts';
import { speaksHttp } from '../ports/app-protocol';

/** Schemes of which the client encrypts what it sends. */
const TLS_SCHEMES: readonly (string | undefined)[] = ['https', 'wss', 'grpcs'];

/** Whether a client mentions a host to call it with TLS of its own. */
function isTls({ scheme }: MentionFacts): boolean {
  return TLS_SCHEMES.includes(scheme);
}

/**
 * The endpoint that a URL with TLS means and whose proxy reads plain requests: that on the port or, if the host has none on that port, any.
 * `undefined` if one of them can take TLS.
 */
export function plainEndpoint(mention: MentionFacts, dialled: readonly DialledEndpoint[]): DialledEndpoint | undefined {
  if (!isTls(mention)) return undefined;
  const onPort = dialled.filter(({ port }) => port === mention.port);
  const meant = onPort.length > 0 ? onPort : dialled;
  return meant.every(({ endpoint }) => speaksHttp(endpoint.mapping) === true) ? meant[0] : undefined;
}
