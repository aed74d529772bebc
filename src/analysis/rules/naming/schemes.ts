import { MentionFacts } from '../../facts';

/** What the scheme of a URL says of a client. */
interface Scheme {
  readonly speaks: 'http' | 'grpc';
  /** The scheme of the same protocol without TLS; left out if that is the scheme itself. */
  readonly plain?: string;
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  http: { speaks: 'http' },
  https: { speaks: 'http', plain: 'http' },
  grpc: { speaks: 'grpc' },
  grpcs: { speaks: 'grpc', plain: 'grpc' },
  // A WebSocket begins as a request of HTTP.
  ws: { speaks: 'http' },
  wss: { speaks: 'http', plain: 'ws' },
};

/** What the scheme of a mention says; `undefined` without a scheme, and for those of other protocols. */
export function schemeOf({ scheme }: MentionFacts): Scheme | undefined {
  return scheme !== undefined && Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined;
}
