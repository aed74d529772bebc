import { bindingOf } from './bound-endpoint';
import { memberOf } from './member';
import { IServiceConnectService } from './service';
import { ServiceConnectProtocol } from '../endpoint';
import { PublishedEndpoint } from '../metrics';

/** The endpoints of a server, with what decides which metrics they publish, and where. */
export function publishedEndpoints(service: IServiceConnectService): PublishedEndpoint[] {
  const { metrics } = service;
  const respondsHere = !memberOf(service)!.clientsInOtherAccounts;
  return service.endpoints.map((endpoint) => {
    const { name, tls } = bindingOf(endpoint)!;
    const { protocol } = endpoint;
    return { name, metrics, http: protocol !== ServiceConnectProtocol.TCP, grpc: protocol === ServiceConnectProtocol.GRPC, tls, respondsHere };
  });
}
