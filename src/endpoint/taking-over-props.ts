import { ServiceConnectProtocol } from '../contract';
import { ServiceConnectHttpEndpointProps } from './endpoint-props';

/** Properties of an endpoint that takes over the name and port that clients dial today. */
export interface ServiceConnectTakingOverProps extends ServiceConnectHttpEndpointProps {
  /**
   * What the endpoint speaks. TCP has no `perRequestTimeout`.
   *
   * @default ServiceConnectProtocol.HTTP
   */
  readonly protocol?: ServiceConnectProtocol;
}
