import { ServiceConnectEndpoint } from '../endpoint';

/** The ports of one address, or of one host, on which a proxy may listen. */
export interface ListeningPorts {
  readonly from: number;
  readonly to: number;
}

/** The host ports that Docker chooses from, on any Linux that ECS supports. */
const DYNAMIC_PORTS: ListeningPorts = { from: 32768, to: 65535 };

/**
 * Where the proxy of a server listens for an endpoint: on its port or, in network mode bridge, where the host has it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
export function listeningPorts(
  { listenPort, ingressPortOverride }: Pick<ServiceConnectEndpoint, 'listenPort' | 'ingressPortOverride'>, networkMode: string,
): ListeningPorts {
  return networkMode === 'bridge' && ingressPortOverride === undefined ? DYNAMIC_PORTS : onePort(listenPort);
}

/** One port. */
export function onePort(port: number): ListeningPorts {
  return { from: port, to: port };
}
