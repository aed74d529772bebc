import { isKnown, MeshFacts } from '../../facts';
import { Finding, Rule } from '../rule';
import { MemberEndpoint, memberEndpoints } from '../select';
import { say } from '../words';
import { protocolEvidence } from './protocol-evidence';

export const sc112: Rule = {
  id: 'SC112',
  name: 'app-protocol-unset',
  title: 'A port for HTTP or gRPC has an appProtocol',
  severity: 'info',
  source: 'https://github.com/aws/amazon-ecs-service-connect-agent/issues/78',
  * check(mesh) {
    const seen = new Set<unknown>();
    for (const published of memberEndpoints(mesh)) {
      const { mapping } = published.endpoint;
      if (!mapping || mapping.appProtocol !== undefined || seen.has(mapping)) continue;
      const found = findingAbout(mesh, published);
      if (!found) continue;
      seen.add(mapping);
      yield found;
    }
  },
};

function findingAbout(mesh: MeshFacts, { service: { task }, endpoint }: MemberEndpoint): Finding | undefined {
  const { mapping, container } = endpoint;
  const evidence = protocolEvidence(mesh, endpoint);
  if (!evidence || !mapping || !isKnown(task)) return undefined;
  const of = container && isKnown(container.name) ? ` of container ${container.name}` : '';
  const name = isKnown(mapping.name) ? ` ${JSON.stringify(mapping.name)}` : '';
  return {
    origin: task.origin,
    property: `${mapping.property}/AppProtocol`,
    // Clients of gRPC keep one connection, so that all calls go to one task.
    severity: evidence.appProtocol === 'grpc' ? 'warning' : 'info',
    message: (words) => `${words.prop('appProtocol')} of port mapping${name}${of} is not set, but ${say(evidence.because, words)} suggests ${evidence.appProtocol}: `
      + 'the proxy balances connections, not requests, and publishes no HTTP metrics',
    fix: ({ prop }) => `set ${prop('appProtocol')} to "${evidence.appProtocol}" before the endpoint is published, if that is what the container speaks: it cannot be changed in place`,
  };
}
