import { ServiceConnectEndpoint } from '../endpoint';

/** The range of ports on which a proxy may listen. */
export interface ListeningPorts {
  readonly from: number;
  readonly to: number;
}

/** The host ports that Docker chooses from, on any Linux that ECS supports. */
const DYNAMIC_PORTS: ListeningPorts = { from: 32768, to: 65535 };

/**
 * The ports on which the proxy of a server listens for an endpoint: one or, in network mode bridge, the host's dynamic ports.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export function listeningPorts(
  { listenPort, ingressPortOverride }: Pick<ServiceConnectEndpoint, 'listenPort' | 'ingressPortOverride'>, networkMode: string,
): ListeningPorts {
  return networkMode === 'bridge' && ingressPortOverride === undefined ? DYNAMIC_PORTS : onePort(listenPort);
}

/** A range of one port. */
export function onePort(port: number): ListeningPorts {
  return { from: port, to: port };
}
