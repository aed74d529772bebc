import { isKnown } from '../../facts';
import { Fix, removing, setTo } from '../fix';
import { memberTasks } from '../member-tasks';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { PORT_MAPPING_API } from '../sources';
import { named, Words } from '../words';
import { HTTP_KINDS } from './app-protocol';

/** What is wrong with an appProtocol. */
function appProtocolProblem(appProtocol: string): Problem | undefined {
  if (HTTP_KINDS.includes(appProtocol)) return undefined;
  return {
    message: ({ prop }) => `${prop('appProtocol')} is ${JSON.stringify(appProtocol)}; ECS accepts ${HTTP_KINDS.map((kind) => JSON.stringify(kind)).join(', ')}`,
    ...fixOf(appProtocol),
  };
}

const REMOVAL = ({ prop }: Words) => `${prop('appProtocol')}: the proxy then carries TCP`;

/** The value itself tells what is meant where only its letters are capitals, or where it says TCP. */
function fixOf(appProtocol: string): Fix {
  const meant = appProtocol.toLowerCase();
  if (HTTP_KINDS.includes(meant)) return setTo(named('appProtocol'), meant);
  if (meant === 'tcp') return removing(REMOVAL);
  return { fix: (words) => `use the one of these that the container speaks without TLS; for anything else remove ${REMOVAL(words)}` };
}

export const sc114: Rule = {
  id: 'SC114',
  name: 'app-protocol-value',
  title: 'The appProtocol of an endpoint is http, http2 or grpc',
  severity: 'error',
  source: PORT_MAPPING_API,
  * check(mesh) {
    const behindEndpoints = new Set(memberEndpoints(mesh).map(({ endpoint }) => endpoint.mapping));
    for (const { task: { origin, containers } } of memberTasks(mesh)) {
      for (const mapping of containers.flatMap(({ portMappings }) => portMappings)) {
        const problem = behindEndpoints.has(mapping) && isKnown(mapping.appProtocol) ? appProtocolProblem(mapping.appProtocol) : undefined;
        if (problem) yield { origin, property: `${mapping.property}/AppProtocol`, ...problem };
      }
    }
  },
};
