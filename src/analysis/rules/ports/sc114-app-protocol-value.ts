import { EndpointFacts, isKnown } from '../../facts';
import { Fix, removing, setTo } from '../fix';
import { memberTasks } from '../member-tasks';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { PORT_MAPPING_API } from '../sources';
import { named, say, Words } from '../words';
import { HTTP_KINDS, proxiesEncrypt } from './app-protocol';
import { portMappingsOf } from './port-mappings';

/** What is wrong with an appProtocol. */
function appProtocolProblem(appProtocol: string, endpoint: EndpointFacts): Problem | undefined {
  if (HTTP_KINDS.includes(appProtocol)) return undefined;
  return {
    message: ({ prop }) => `${prop('appProtocol')} is ${JSON.stringify(appProtocol)}; ECS accepts ${HTTP_KINDS.map((kind) => JSON.stringify(kind)).join(', ')}`,
    ...fixOf(appProtocol, endpoint),
  };
}

const REMOVAL = ({ prop }: Words) => `${prop('appProtocol')}: the proxy then carries TCP`;

/** Values that ask for TLS, with the protocol inside it. */
const WITH_TLS: ReadonlyMap<string, string> = new Map([['https', 'http'], ['grpcs', 'grpc']]);

/** The value itself tells what is meant if only its letters are capitals, or if it says TCP. */
function fixOf(appProtocol: string, endpoint: EndpointFacts): Fix {
  const meant = appProtocol.toLowerCase();
  const inside = WITH_TLS.get(meant);
  if (HTTP_KINDS.includes(meant)) return setTo(named('appProtocol'), meant);
  if (meant === 'tcp') return removing(REMOVAL);
  if (inside !== undefined) {
    return { fix: (words) => `use ${JSON.stringify(inside)} if the container speaks without TLS: ${say(proxiesEncrypt(endpoint), words)}; if the container itself terminates TLS, remove ${REMOVAL(words)}` };
  }
  return { fix: (words) => `use the one of these that the container speaks without TLS; for anything else remove ${REMOVAL(words)}` };
}

export const sc114: Rule = {
  id: 'SC114',
  name: 'app-protocol-value',
  title: 'The appProtocol of an endpoint is http, http2 or grpc',
  severity: 'error',
  source: PORT_MAPPING_API,
  * check(mesh) {
    const endpointOf = new Map(memberEndpoints(mesh).map(({ endpoint }) => [endpoint.mapping, endpoint]));
    for (const { task } of memberTasks(mesh)) {
      for (const mapping of portMappingsOf(task)) {
        const endpoint = endpointOf.get(mapping);
        const problem = endpoint && isKnown(mapping.appProtocol) ? appProtocolProblem(mapping.appProtocol, endpoint) : undefined;
        if (problem) yield { origin: task.origin, property: `${mapping.property}/AppProtocol`, ...problem };
      }
    }
  },
};
