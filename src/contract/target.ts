import { IServiceConnectEndpoint } from './endpoint';

/** Something to connect to: a service with all its endpoints, or one endpoint. */
export interface IServiceConnectTarget {
  /** The endpoints that a connection to this target reaches. */
  readonly endpoints: IServiceConnectEndpoint[];
}
