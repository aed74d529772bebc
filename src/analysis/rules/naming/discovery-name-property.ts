import { EndpointFacts } from '../../facts';

/** The property that gives an endpoint its discovery name: the port name does where no other name is set. */
export function discoveryNameProperty({ property, discoveryNameDefaulted }: EndpointFacts): string {
  return `${property}/${discoveryNameDefaulted ? 'PortName' : 'DiscoveryName'}`;
}
