import { Topology, TopologyEndpoint } from './topology';

/** What clients dial, one for each alias: `catalog:80`, with `?` for what only the deployment knows. */
export function addresses({ aliases }: TopologyEndpoint): string[] {
  return aliases.map(({ dnsName, port }) => `${dnsName ?? '?'}:${port ?? '?'}`);
}

/** The services that are created together, over all deployments: first waves come first. */
export function wavesOf({ deployments }: Topology): string[][] {
  const count = Math.max(0, ...deployments.map(({ waves }) => waves.length));
  return Array.from({ length: count }, (_, i) => deployments.flatMap(({ waves }) => waves[i] ?? []));
}
