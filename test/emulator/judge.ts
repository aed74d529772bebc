import { Operation } from './operations';
import { Topology, TopologyChange } from '../../src/analysis/topology';
import { cli } from '../cli/support/cli';
import { templatesIn } from '../integ/assembly';
import { Synthesised } from '../support/app';

const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** The mesh of an assembly. */
export function topologyOf(directory: string): Topology {
  return JSON.parse(cli(['graph', directory, '--format', 'json']).out) as Topology;
}

/** The names of services that `plan --from` says are to change in one of some ways. */
export function planned(before: string, after: string, ...kinds: readonly string[]): string[] {
  const { services } = JSON.parse(cli(['plan', '--from', before, after, '--format', 'json']).out) as TopologyChange;
  return services.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name).sort();
}

/** The id of a resource, as the topology has it. */
export const idOf = ({ stack, logicalId }: Operation) => `${stack}/${logicalId}`;

/** The ids of the services whose tasks start anew. */
export function deployed(operations: readonly Operation[]): string[] {
  return [...new Set(operations.filter(({ operation }) => operation === 'deploy').map(idOf))].sort();
}

/** The same services by the names that people call them. */
export function deployedNames(operations: readonly Operation[], { services }: Topology): string[] {
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return deployed(operations).map((id) => names.get(id)!).sort();
}

/** Connections of clients on the mesh that have tasks which cannot dial the target, at the end. */
export function unresolved(operations: readonly Operation[], { connections, services }: Topology): string[] {
  const onMesh = new Set(services.filter((service) => service.onMesh).map(({ id }) => id));
  const last = new Map(operations.filter(({ operation }) => operation === 'deploy').map((each) => [idOf(each), each.resolves!]));
  return connections.filter(({ client, target }) => onMesh.has(client) && last.has(client) && !last.get(client)!.includes(target))
    .map(({ client, target }) => `${client} cannot dial ${target}`);
}

/** Clients of `SERVER_FIRST` whose first tasks start before those of a server. */
export function tooEarly(operations: readonly Operation[], { connections }: Topology): string[] {
  const first = (id: string) => operations.findIndex((each) => each.operation === 'deploy' && idOf(each) === id);
  return connections.filter(({ client, server, ordering }) => {
    const [own, other] = [first(client), server === null ? -1 : first(server)];
    return ordering === 'SERVER_FIRST' && own >= 0 && other > own;
  }).map(({ client, server }) => `${client} starts before ${server}`);
}

/** Rules that let anyone in while a service behind them is still to come. */
export function publicTooEarly(operations: readonly Operation[], { routes }: Topology): string[] {
  const behind = new Set(routes.filter(({ internetFacing }) => internetFacing !== false).map(({ service }) => service));
  const lastOf = operations.map((each) => each.operation === 'deploy' && behind.has(idOf(each))).lastIndexOf(true);
  return operations.filter((each, i) => each.operation === 'create' && i < lastOf && letsAnyoneIn(each)).map((each) => `${idOf(each)} is open too early`);
}

/** Rules that let anyone in after a service behind them is gone. */
export function publicTooLong(operations: readonly Operation[], { routes }: Topology, open: readonly string[]): string[] {
  const behind = new Set(routes.map(({ service }) => service));
  const firstGone = operations.findIndex((each) => each.operation === 'delete' && behind.has(idOf(each)));
  return operations.filter((each, i) => each.operation === 'delete' && i > firstGone && open.includes(idOf(each))).map((each) => `${idOf(each)} is open too long`);
}

/** The ids of the rules that let anyone in. */
export function openings(operations: readonly Operation[]): string[] {
  return operations.filter((each) => each.operation === 'create' && letsAnyoneIn(each)).map(idOf);
}

function letsAnyoneIn({ type, properties = {} }: Operation): boolean {
  const rules = type === 'AWS::EC2::SecurityGroup' ? (properties.SecurityGroupIngress ?? []) as Record<string, unknown>[] : [];
  if (type === 'AWS::EC2::SecurityGroupIngress') rules.push(properties);
  return rules.some(({ CidrIp, CidrIpv6 }) => [CidrIp, CidrIpv6].some((range) => ANYWHERE.includes(range as string)));
}

/** The ids of resources that were created and are still there, but for those that the templates retain. */
export function leftBehind(operations: readonly Operation[], ...directories: readonly string[]): string[] {
  const there = new Map<string, string>();
  for (const each of operations) {
    const key = `${each.type} ${each.physicalId}`;
    if (each.operation === 'create') there.set(key, idOf(each));
    if (each.operation === 'delete') there.delete(key);
  }
  const retained = new Set(directories.flatMap(retainedIn));
  return [...there].filter(([, id]) => !retained.has(id.split('/').at(-1)!)).map(([key]) => key);
}

function retainedIn(directory: string): string[] {
  const templates = Object.values(templatesIn(directory)) as { readonly Resources: Record<string, Synthesised> }[];
  return templates.flatMap(({ Resources }) => (
    Object.entries(Resources).filter(([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete').map(([id]) => id)
  ));
}

/** Resources that are created anew or deleted beside revisions of task definitions: `create AWS::EC2::SecurityGroup Stack/Id`. */
export function replacedOrGone(operations: readonly Operation[], known: ReadonlySet<string>): string[] {
  return operations.filter(({ type }) => type !== 'AWS::ECS::TaskDefinition')
    .filter((each) => each.operation === 'delete' || (each.operation === 'create' && known.has(idOf(each))))
    .map((each) => `${each.operation} ${each.type} ${idOf(each)}`);
}
