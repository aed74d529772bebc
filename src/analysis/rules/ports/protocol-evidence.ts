import { EndpointFacts, isKnown, MentionFacts, MeshFacts, addTo } from '../../facts';
import { NamespaceNames, onPort } from '../naming/namespace-names';
import { schemeOf } from '../naming/schemes';
import { perMesh } from '../per-mesh';
import { HttpHint, httpHint, isOtherProtocol } from './http-hint';

/** The mentions of each endpoint by services of its namespace. */
const mentionsOf = perMesh((mesh: MeshFacts): ReadonlyMap<EndpointFacts, readonly MentionFacts[]> => {
  const names = NamespaceNames.of(mesh);
  const byEndpoint = new Map<EndpointFacts, MentionFacts[]>();
  for (const mention of mesh.mentions) {
    const namespace = mention.service?.enabled === true ? mention.service.namespace : undefined;
    if (!isKnown(namespace) || !isKnown(namespace.identity)) continue;
    const dialled = onPort(names.dialled(namespace.identity, mention.host), mention);
    if (dialled.length === 1 && dialled[0].service !== mention.service) addTo(byEndpoint, dialled[0].endpoint, mention);
  }
  return byEndpoint;
});

/**
 * What speaks for HTTP or gRPC on an endpoint: the name or number of its port, a variable of its container, or a client. `undefined`
 * if something says that the application encrypts: that is TCP to the proxy.
 */
export function protocolEvidence(mesh: MeshFacts, endpoint: EndpointFacts): HttpHint | undefined {
  const { mapping, aliases } = endpoint;
  const mentions = mentionsOf(mesh).get(endpoint) ?? [];
  if (!mapping || isOtherProtocol(mapping) || aliases.some(({ port }) => port === 443 || port === 8443)) return undefined;
  if (mentions.some((mention) => schemeOf(mention)?.plain !== undefined || /tls/i.test(mention.source))) return undefined;
  const hint = httpHint(mapping);
  if (hint?.appProtocol === 'grpc') return hint;
  return grpcVariable(endpoint) ?? clientHint(mentions, 'grpc') ?? hint ?? clientHint(mentions, 'http');
}

/** A variable such as `GRPC_PORT` that names the port of the container. */
function grpcVariable({ mapping, container }: EndpointFacts): HttpHint | undefined {
  const variable = container?.environment.find(({ name, value }) => (
    /grpc/i.test(name) && /port/i.test(name) && isKnown(value) && isKnown(mapping?.containerPort) && Number(value) === mapping.containerPort
  ));
  return variable && { appProtocol: 'grpc', because: `the environment variable ${variable.name}` };
}

/** A client whose variable, or URL, names the protocol. */
function clientHint(mentions: readonly MentionFacts[], protocol: 'grpc' | 'http'): HttpHint | undefined {
  const found = mentions.find((mention) => schemeOf(mention)?.speaks === protocol || (protocol === 'grpc' && /grpc/i.test(mention.source)));
  return found && { appProtocol: protocol, because: () => `${found.source} of its client ${found.service!.name}` };
}
