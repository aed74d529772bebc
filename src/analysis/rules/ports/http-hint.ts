import { isKnown, PortMappingFacts } from '../../facts';

/** What the name and number of a port say of its protocol. */
interface HttpHint {
  readonly appProtocol: 'http' | 'http2' | 'grpc';
  /** The name or number that says so. */
  readonly because: string;
}

const WORDS: Readonly<Record<string, HttpHint['appProtocol']>> = {
  http: 'http', web: 'http', www: 'http', rest: 'http', graphql: 'http', http2: 'http2', h2c: 'http2', grpc: 'grpc',
};

const PORTS: ReadonlyMap<number, HttpHint['appProtocol']> = new Map([[80, 'http'], [3000, 'http'], [8080, 'http'], [50051, 'grpc']]);

/** Words of a port that is better carried as TCP: the proxy cannot read what is encrypted, and not all on port 8080 is HTTP. */
const NOT_HTTP = /^(https|grpcs|tls|mtls|ssl|tcp|udp|wss?|websockets?|sockets?|db|sql|mysql|postgres(ql)?|redis|mongo(db)?|kafka|amqp|mqtt|smtp|ftp|ssh|dns|proxy)$/;

/** Whether the name or number of a port says that HTTP or gRPC is spoken on it. */
export function httpHint({ name, containerPort, containerPortRange, protocol }: PortMappingFacts): HttpHint | undefined {
  if (protocol !== 'tcp' || containerPortRange !== undefined) return undefined;
  const words = isKnown(name) ? name.toLowerCase().split(/[_-]+/) : [];
  if (words.some((word) => NOT_HTTP.test(word))) return undefined;
  const word = words.find((candidate) => Object.hasOwn(WORDS, candidate));
  if (word !== undefined) return { appProtocol: WORDS[word], because: `the name ${JSON.stringify(name)}` };
  const byNumber = isKnown(containerPort) ? PORTS.get(containerPort) : undefined;
  return byNumber && { appProtocol: byNumber, because: `the number ${String(containerPort)}` };
}
