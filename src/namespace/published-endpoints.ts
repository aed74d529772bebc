import { IServiceConnectService, ServiceConnectProtocol } from '../contract';
import { bindingOf } from '../endpoint/bound-endpoint';
import { PublishedEndpoint } from '../metrics/published-endpoint';

/** The endpoints of a server, with what decides which metrics they have. */
export function publishedEndpoints(service: IServiceConnectService): PublishedEndpoint[] {
  const { metrics } = service;
  return service.endpoints.map((endpoint) => {
    const { name, tls } = bindingOf(endpoint)!;
    return { name, metrics, http: endpoint.protocol !== ServiceConnectProtocol.TCP, tls };
  });
}
