import { EndpointFacts, isKnown, ServiceFacts } from '../../facts';

/** Where the proxy of a server listens in network mode awsvpc. */
export interface ListeningPort {
  readonly port: number;
  /** The property that says so. */
  readonly property: 'ingressPortOverride' | 'containerPort';
}

/** The port on which the proxy listens for an endpoint: never the alias port, which is only what clients dial. */
export function listeningPort({ ingressPortOverride, mapping }: EndpointFacts): ListeningPort | undefined {
  const port = ingressPortOverride ?? mapping?.containerPort;
  if (!isKnown(port) || !Number.isInteger(port)) return undefined;
  return { port, property: ingressPortOverride === undefined ? 'containerPort' : 'ingressPortOverride' };
}

/** Whether the tasks of a service are known to run in network mode bridge. */
export function isBridge({ task }: ServiceFacts): boolean {
  return isKnown(task) && task.networkMode === 'bridge';
}

/** Whether the tasks of a service are known to run in network mode awsvpc. */
export function isAwsvpc({ task }: ServiceFacts): boolean {
  return isKnown(task) && task.networkMode === 'awsvpc';
}
