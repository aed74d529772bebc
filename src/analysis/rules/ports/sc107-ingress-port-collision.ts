import { isKnown, Maybe, ServiceFacts } from '../../facts';
import { Problem, Rule } from '../rule';
import { members } from '../select';

/** The property whose port an override must not be: the two take ports of the same network interface. */
type Taken = 'containerPort' | 'hostPort';

interface Entry {
  readonly name: string;
  readonly ingressPortOverride?: number;
  /** The port that the entry takes beside its override. */
  readonly takes?: number;
}

/** What is wrong with the first ingress port override that another entry's port is in the way of; the entry's own container port is not. */
export function ingressCollisionProblem(
  entries: readonly { name: string; containerPort?: number; ingressPortOverride?: number }[],
): Problem | undefined {
  const [first] = collisions(entries.map(({ containerPort, ...entry }) => ({ ...entry, takes: containerPort })), 'containerPort');
  return first?.problem;
}

export const sc107: Rule = {
  id: 'SC107',
  name: 'ingress-port-collision',
  title: 'An ingress port override is not in use by another endpoint of the service',
  severity: 'error',
  source: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/api/serviceconnect/service_connect_validator.go',
  * check(mesh) {
    for (const service of members(mesh)) {
      const { origin, endpoints } = service;
      if (endpoints.every(({ ingressPortOverride }) => ingressPortOverride === undefined)) continue;
      for (const { at, problem } of collisions(...entriesOf(service))) {
        yield { origin, property: `${endpoints[at].property}/IngressPortOverride`, ...problem };
      }
    }
  },
};

function collisions(entries: readonly Entry[], taken: Taken): { at: number; problem: Problem }[] {
  return entries.flatMap(({ name, ingressPortOverride: port }, at) => {
    if (port === undefined) return [];
    const twin = entries.slice(0, at).find((other) => other.ingressPortOverride === port);
    const owner = twin ?? entries.find((other, i) => i !== at && other.takes === port);
    return owner ? [{ at, problem: collision(name, port, twin ? 'ingressPortOverride' : taken, owner.name) }] : [];
  });
}

function collision(name: string, port: number, property: string, owner: string): Problem {
  return {
    message: ({ prop }) => `${prop('ingressPortOverride')} of ${JSON.stringify(name)} is ${port}, as is the ${prop(property)} of ${JSON.stringify(owner)}; each needs its own port`,
    fix: ({ prop }) => `set ${prop('ingressPortOverride')} of ${JSON.stringify(name)} to a port from 1025 to 65535 that no other endpoint uses`,
  };
}

/** In awsvpc mode the ports of the containers are in the way, in bridge mode the static ports of the host. */
function entriesOf({ task, endpoints }: ServiceFacts): [Entry[], Taken] {
  const mode = isKnown(task) ? task.networkMode ?? 'bridge' : undefined;
  const taken = mode === 'bridge' ? 'hostPort' : 'containerPort';
  return [endpoints.map(({ portName, mapping, ingressPortOverride }, i) => ({
    name: isKnown(portName) ? portName : String(i),
    ingressPortOverride: portOf(ingressPortOverride),
    takes: mode === 'awsvpc' || mode === 'bridge' ? portOf(mapping?.[taken]) : undefined,
  })), taken];
}

/** A port that the template tells; 0 stands for any. */
function portOf(port: Maybe<number> | undefined): number | undefined {
  return isKnown(port) && port > 0 ? port : undefined;
}
