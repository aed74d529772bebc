import type { PictureEdge, PictureNode } from './picture';
import { Topology, TopologyRoute } from '../topology';

const INTERNET = 'internet';

/** The load balancers in front of the services, and the internet in front of those that face it. */
export class Routing {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];

  constructor({ routes }: Topology, services: ReadonlyMap<string, string>) {
    const ids = [...new Set(routes.map(({ loadBalancer }) => loadBalancer ?? ''))].sort();
    const keys = new Map(ids.map((id, i) => [id, `l${i}`]));
    const openings = [...new Map(routes.filter(({ internetFacing }) => internetFacing).map((route) => [`${route.loadBalancer} ${listener(route)}`, route])).values()];
    this.nodes = [
      ...openings.length > 0 ? [{ key: INTERNET, kind: 'internet' as const, lines: [{ kind: 'name' as const, text: 'Internet' }] }] : [],
      ...ids.map((id): PictureNode => ({ key: keys.get(id)!, kind: 'load-balancer', lines: [{ kind: 'name', text: id === '' ? 'a load balancer elsewhere' : logicalId(id) }] })),
    ];
    this.edges = [
      ...openings.map((route) => ({ from: INTERNET, to: keys.get(route.loadBalancer!)!, label: listener(route), obvious: false, certain: true })),
      ...routes.map((route) => ({
        from: keys.get(route.loadBalancer ?? '')!, to: services.get(route.service)!, label: forwarding(route), obvious: false, certain: true,
      })),
    ];
  }
}

function listener({ protocol, port }: TopologyRoute): string {
  return `${protocol ?? '?'} ${port ?? '?'}`;
}

function forwarding({ hosts, paths, containerPort }: TopologyRoute): string {
  return [...hosts, ...paths, `port ${containerPort ?? '?'}`].join(' ');
}

function logicalId(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
