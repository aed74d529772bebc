import { ConnectionOrdering } from '../contract';
import { EndpointBinding } from '../endpoint/bound-endpoint';

/** How a client is connected to one endpoint. */
export interface ConnectionRecord {
  readonly binding: EndpointBinding;
  readonly ordering: ConnectionOrdering;
  readonly openSecurityGroups: boolean;
}
