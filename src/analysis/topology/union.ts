import { Topology } from './topology';
import { sortedBy } from './values';

/** A topology with what only an older state of it has: services, connections, namespaces and stacks. */
export function unionOf(now: Topology, old: Topology): Topology {
  const stacks = new Set(now.deployments.flatMap((deployment) => deployment.stacks.map(({ id }) => id)));
  return {
    ...now,
    deployments: [...now.deployments, ...old.deployments.map((deployment) => (
      { ...deployment, stacks: deployment.stacks.filter(({ id }) => !stacks.has(id)), waves: [], criticalPath: [], cycles: [] }
    )).filter((deployment) => deployment.stacks.length > 0)],
    namespaces: both(now.namespaces, old.namespaces, ({ id }) => id),
    services: both(now.services, old.services, ({ id }) => id),
    unread: both(now.unread, old.unread, ({ resource, reason }) => `${resource}\n${reason}`),
    connections: both(now.connections, old.connections, ({ client, target, server }) => `${client}\n${target}\n${server ?? ''}`),
  };
}

function both<T>(now: readonly T[], old: readonly T[], keyOf: (item: T) => string): T[] {
  return sortedBy(new Map([...old, ...now].map((item) => [keyOf(item), item])).values(), keyOf);
}
