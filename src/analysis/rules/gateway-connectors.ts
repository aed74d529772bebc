import { asText, below, Maybe, MeshFacts, ServiceFacts } from '../facts';
import { itemsOf } from './properties';

/** A port of a service that an Amazon ECS gateway forwards to. */
interface GatewayConnector {
  readonly portName: Maybe<string> | undefined;
  /** Whether a gateway of public access may take it: it filters by kinds of access, or takes any gateway. */
  readonly isPublic: boolean;
  /** Path from the root of the service. */
  readonly property: string;
}

/** The connectors of a service, which name its ports as a Service Connect configuration does. */
export function gatewayConnectorsOf({ resources }: MeshFacts, { origin }: ServiceFacts): GatewayConnector[] {
  return itemsOf(resources.at(origin.address)?.property('GatewayConnectors')).map((connector, i) => (
    { portName: asText(below(connector, 'PortName')), isPublic: isPublic(below(connector, 'Filters', 'AccessTypes')), property: `GatewayConnectors/${i}` }
  ));
}

/** What only the deployment knows is not known to be public. */
function isPublic(accessTypes: unknown): boolean {
  return accessTypes === undefined || itemsOf(accessTypes).includes('PUBLIC');
}
