import { bindingOf, IServiceConnectEndpoint, Member } from '../../mesh';
import { MeasuredEndpoint, MeasuredService, ServiceConnectConnectionMetrics, ServiceConnectMetrics } from '../../metrics';

/** The metrics of a service as a server. */
export function serviceMetrics(member: Member): ServiceConnectMetrics {
  const { service: scope, name } = member;
  return ServiceConnectMetrics._of({ name, scope, endpoints: scope.endpoints.map(measured), service: () => dimensionsOf(member) });
}

/** The metrics of endpoints as one client sees them. */
export function connectionMetrics(client: Member, called: readonly IServiceConnectEndpoint[]): ServiceConnectConnectionMetrics {
  const endpoints = called.map(measured);
  return ServiceConnectConnectionMetrics._of({
    name: `the connection of ${client.name}`, scope: client.service, endpoints, service: () => dimensionsOf(client),
  });
}

function measured(endpoint: IServiceConnectEndpoint): MeasuredEndpoint {
  return { name: bindingOf(endpoint)!.name, address: endpoint.address, discoveryName: endpoint.discoveryName };
}

function dimensionsOf({ cfnService }: Member): MeasuredService {
  return { clusterName: cfnService.cluster!, serviceName: cfnService.attrName };
}
