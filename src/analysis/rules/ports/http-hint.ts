import { isKnown, PortMappingFacts } from '../../facts';
import { Text } from '../words';

/** What the name and number of a port say of its protocol. */
export interface HttpHint {
  readonly appProtocol: 'http' | 'http2' | 'grpc';
  /** The name or number that says so. */
  readonly because: Text;
}

const WORDS: Readonly<Record<string, HttpHint['appProtocol']>> = {
  http: 'http', web: 'http', www: 'http', rest: 'http', graphql: 'http', http2: 'http2', h2c: 'http2', grpc: 'grpc',
};

const PORTS: ReadonlyMap<number, HttpHint['appProtocol']> = new Map([[80, 'http'], [3000, 'http'], [8080, 'http'], [50051, 'grpc']]);

/** Words of a port that is better carried as TCP: the proxy cannot read what is encrypted, and not all on port 8080 is HTTP. */
const NOT_HTTP = /^(https|grpcs|tls|mtls|ssl|tcp|udp|wss?|websockets?|sockets?|db|sql|mysql|postgres(ql)?|redis|mongo(db)?|kafka|amqp|mqtt|smtp|ftp|ssh|dns|proxy)$/;

/** Ports on which people serve TLS. */
const TLS_PORTS: readonly unknown[] = [443, 8443];

/** Whether the name or number of a port says that what is spoken on it is no plain HTTP. */
export function isOtherProtocol({ name, containerPort, containerPortRange, protocol }: PortMappingFacts): boolean {
  return protocol !== 'tcp' || containerPortRange !== undefined || TLS_PORTS.includes(containerPort)
    || wordsOf(name).some((word) => NOT_HTTP.test(word));
}

/** What the name or number of a port says of HTTP or gRPC on it. */
export function httpHint({ name, containerPort }: PortMappingFacts): HttpHint | undefined {
  const word = wordsOf(name).find((candidate) => Object.hasOwn(WORDS, candidate));
  if (word !== undefined) return { appProtocol: WORDS[word], because: `the name ${JSON.stringify(name)}` };
  const byNumber = isKnown(containerPort) ? PORTS.get(containerPort) : undefined;
  return byNumber && { appProtocol: byNumber, because: `the number ${String(containerPort)}` };
}

function wordsOf(name: PortMappingFacts['name']): readonly string[] {
  return isKnown(name) ? name.toLowerCase().split(/[_-]+/) : [];
}
