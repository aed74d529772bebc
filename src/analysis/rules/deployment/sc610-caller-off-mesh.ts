import { cloudMapNames } from './cloud-map-names';
import { isKnown, MentionFacts, MeshFacts, OutsideCaller, ServiceFacts } from '../../facts';
import { DnsNames } from '../dns-names';
import { addressOf } from '../mentions';
import { NamespaceNames } from '../naming/namespace-names';
import { pairsOf, ServedConnection } from '../pairs';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { startSubject } from '../subjects';

export const sc610: Rule = {
  id: 'SC610',
  name: 'caller-off-mesh',
  title: 'A service whose environment names a client alias is on the mesh',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const [{ client, server, target, inferredFrom }] of pairsOf(callsFromOutside(mesh))) {
      yield {
        origin: client.origin,
        property: 'ServiceConnectConfiguration',
        inferred: true,
        message: `${inferredFrom} of service ${client.name} names ${target}, an endpoint of service ${server.name}; `
          + `${client.name} is not on the mesh and cannot resolve it`,
        fix: `enable Service Connect on ${client.name}, in the namespace of ${server.name}`,
      };
    }
    for (const { caller, mention, server } of outsideCalls(mesh)) {
      yield {
        origin: caller.origin,
        property: KINDS[caller.kind].property,
        inferred: true,
        subject: caller.task && startSubject(caller.origin.address, caller.task.address),
        message: `${mention.source} of ${labelOf(caller)} names ${addressOf(mention)}, an endpoint of service ${server.name}; `
          + `${KINDS[caller.kind].what} has no Service Connect proxy and cannot resolve it`,
        fix: `reach ${server.name} without Service Connect, for example through an internal load balancer`,
      };
    }
  },
};

/** What is said of a kind of caller. */
interface KindOfCaller {
  readonly what: string;
  /** Path to the environment; empty if it is in another resource. */
  readonly property: string;
  label(logicalId: string): string;
}

const KINDS: Readonly<Record<OutsideCaller['kind'], KindOfCaller>> = {
  FUNCTION: { what: 'a Lambda function', property: 'Environment', label: (id) => `function ${id}` },
  TASK: { what: 'a task without a service', property: '', label: (id) => `the task that ${id} starts` },
  EXPRESS_SERVICE: { what: 'an Express Mode service', property: 'PrimaryContainer', label: (id) => `Express Mode service ${id}` },
  DAEMON: { what: 'a daemon', property: '', label: (id) => `daemon ${id}` },
};

function labelOf({ kind, origin }: OutsideCaller): string {
  return KINDS[kind].label(origin.logicalId);
}

interface OutsideCall {
  readonly caller: OutsideCaller;
  readonly mention: MentionFacts;
  readonly server: ServiceFacts;
}

/** The endpoints that functions, and tasks without a service, mention; each server once for each of them. */
function* outsideCalls(mesh: MeshFacts): Iterable<OutsideCall> {
  const names = NamespaceNames.of(mesh);
  const seen = new Set<string>();
  for (const mention of mesh.mentions) {
    const caller = mention.outside;
    if (!caller || caller.conditional) continue;
    const dialled = names.meantBy(mention, caller.target);
    const [found] = dialled;
    if (found?.service.enabled !== true || dialled.some(({ service }) => service !== found.service)) continue;
    if (!isOnlyOnMesh(mesh, found.service, mention.host)) continue;
    const key = `${caller.origin.address} ${caller.task?.address} ${found.service.origin.address}`;
    if (!seen.has(key)) yield { caller, mention, server: found.service };
    seen.add(key);
  }
}

/** Whether nothing but Service Connect is known to resolve the host of a server that is sure to exist. */
function isOnlyOnMesh(mesh: MeshFacts, server: ServiceFacts, host: string): boolean {
  return !server.conditional && isKnown(cloudMapNames(mesh, server)) && !DnsNames.of(mesh).mayHave(host);
}

/** Inferred connections of services off the mesh that only the mesh could serve. */
function callsFromOutside(mesh: MeshFacts): ServedConnection[] {
  return mesh.connections.filter((connection): connection is ServedConnection => {
    const { client, server, target, inferredFrom } = connection;
    return inferredFrom !== undefined && client.enabled === false && !client.conditional && server !== undefined
      && isOnlyOnMesh(mesh, server, target.slice(0, target.lastIndexOf(':')));
  });
}
