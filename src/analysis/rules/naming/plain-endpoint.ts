import { DialledEndpoint, onPort } from './namespace-names';
import { schemeOf } from './schemes';
import { MentionFacts } from '../../facts';
import { speaksHttp } from '../ports/app-protocol';

/** An endpoint whose proxy reads plain requests, and that a URL with TLS means. */
interface PlainEndpoint {
  readonly endpoint: DialledEndpoint;
  /** The scheme without TLS. */
  readonly scheme: string;
}

/**
 * The endpoint that a URL with TLS means and whose proxy reads plain requests: that on the port or, if the host has none on that port, any.
 * `undefined` if one of them can take TLS.
 */
export function plainEndpoint(mention: MentionFacts, dialled: readonly DialledEndpoint[]): PlainEndpoint | undefined {
  const scheme = schemeOf(mention)?.plain;
  if (scheme === undefined) return undefined;
  const there = mention.port === undefined ? [] : onPort(dialled, mention);
  const meant = there.length > 0 ? there : dialled;
  return meant.length > 0 && meant.every(({ endpoint }) => speaksHttp(endpoint.mapping) === true) ? { endpoint: meant[0], scheme } : undefined;
}
