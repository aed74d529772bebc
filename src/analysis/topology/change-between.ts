import { ChangeStep, CHANGE_VERSION, ConnectionChange, ServiceChange, TopologyChange } from './change';
import { ChangeRisks } from './change-risks';
import { JudgedMesh } from './judged-mesh';
import { ServiceChanges } from './service-changes';
import { State } from './state';
import { Topology, TopologyUnread } from './topology';
import { topologyOf } from './topology-of';
import { unionOf } from './union';
import { sortedBy } from './values';
import { addTo, MeshFacts } from '../facts';

/**
 * What a deployment of the new templates does to a mesh of the old ones, each given deployment by deployment.
 *
 * Stacks are the same if their names are; so are the two if there is one on either side only.
 */
export function changeBetween(before: readonly MeshFacts[], after: readonly MeshFacts[]): TopologyChange {
  const now = new State(after);
  return changeOf(new State(before, now.ids.onlyStack), now);
}

/** The change, and the services and connections of both states in one topology, with the findings of the new one. */
export function changedTopology(before: readonly MeshFacts[], after: readonly JudgedMesh[]): [Topology, TopologyChange] {
  const now = new State(after.map(({ mesh }) => mesh));
  const old = new State(before, now.ids.onlyStack);
  return [unionOf(topologyOf(after, now.ids), old.topology), changeOf(old, now)];
}

function changeOf(old: State, now: State): TopologyChange {
  const services = new ServiceChanges(old, now).all();
  const left = new Set(services.filter(({ kind }) => kind === 'LEAVE').map(({ id }) => id));
  const [connectionsBefore, connectionsAfter] = [connectionsOf(old.topology), connectionsOf(now.topology)];
  return {
    version: CHANGE_VERSION,
    names: namesOf(old.topology, now.topology),
    services,
    unchanged: now.topology.services.length - services.filter(({ id }) => now.services.has(id)).length,
    opened: without(connectionsAfter, connectionsBefore),
    closed: without(connectionsBefore, connectionsAfter).filter(({ client }) => !left.has(client)),
    risks: new ChangeRisks(old, now, services).all(),
    order: orderOf(services, old.topology, now.topology),
    unread: unreadIn(old.topology, now.topology),
  };
}

function namesOf(...topologies: readonly Topology[]): Record<string, string> {
  return Object.fromEntries(sortedBy(topologies.flatMap(({ services }) => services), ({ id }) => id).map(({ id, name }) => [id, name]));
}

/** Connections that Service Connect carries, by a key. */
function connectionsOf({ connections, services }: Topology): ReadonlyMap<string, ConnectionChange> {
  const offMesh = new Set(services.filter(({ onMesh }) => onMesh === false).map(({ id }) => id));
  return new Map(connections.filter(({ client }) => !offMesh.has(client)).map(({ client, server, target }) => (
    [JSON.stringify([client, target, server]), { client, server, target }]
  )));
}

function without(some: ReadonlyMap<string, ConnectionChange>, others: ReadonlyMap<string, ConnectionChange>): ConnectionChange[] {
  return [...some].filter(([key]) => !others.has(key)).map(([, connection]) => connection);
}

function unreadIn(...topologies: readonly Topology[]): TopologyUnread[] {
  const parts = topologies.flatMap(({ unread }) => unread).map((part) => [`${part.resource}\n${part.reason}`, part] as const);
  return sortedBy(new Map(parts).values(), ({ resource, reason }) => `${resource}\n${reason}`);
}

/** Wave by wave; a stack deletes when it is finished, before the stacks that wait for it begin. */
function orderOf(changes: readonly ServiceChange[], old: Topology, { deployments }: Topology): ChangeStep[] {
  const changed = new Set(changes.map(({ id }) => id));
  const deleted = new Map<string, string[]>();
  const gone = new Set(changes.filter(({ kind }) => kind === 'DELETE').map(({ id }) => id));
  for (const { id, stack } of old.services) if (gone.has(id)) addTo(deleted, stack, id);
  return deployments.flatMap(({ waves, stacks }) => {
    const steps: ChangeStep[] = [];
    const finish = (finished: (lastWave: number | null) => boolean) => {
      for (const { id, lastWave } of stacks) if (finished(lastWave) && deleted.has(id)) steps.push({ services: deleted.get(id)!, deletedBy: id });
    };
    finish((lastWave) => lastWave === 0);
    waves.forEach((wave, i) => {
      const services = wave.filter((id) => changed.has(id));
      if (services.length > 0) steps.push({ services, deletedBy: null });
      finish((lastWave) => lastWave === i + 1);
    });
    finish((lastWave) => lastWave === null);
    return steps;
  });
}
