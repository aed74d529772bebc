import { IServiceConnectEndpoint } from './endpoint';
import { IServiceConnectService } from './service';

/** When a client is deployed in relation to a server that it connects to. */
export enum ConnectionOrdering {
  /** The server first: at no moment runs a client that cannot reach its server. */
  SERVER_FIRST = 'SERVER_FIRST',
  /**
   * In any order, then the client once more after the server, so that its tasks resolve the endpoint. For services that call
   * each other.
   */
  REDEPLOY_AFTER = 'REDEPLOY_AFTER',
  /** In any order. Tasks of the client that start before the server cannot resolve the endpoint until somebody redeploys them. */
  NONE = 'NONE',
}

/** How to connect. */
export interface ConnectOptions {
  /**
   * Name of the one endpoint to connect to.
   *
   * @default - all endpoints of the target
   */
  readonly endpoint?: string;
  /**
   * Environment variable of the client's container to set to the endpoint's URL, `http://catalog:80`.
   *
   * @default - none
   */
  readonly urlEnvironmentVariable?: string;
  /**
   * Environment variable of the client's container to set to the endpoint's name and port, `catalog:80`.
   *
   * @default - none
   */
  readonly addressEnvironmentVariable?: string;
  /**
   * Environment variable of the client's container to set to the endpoint's name, `catalog`.
   *
   * @default - none
   */
  readonly hostEnvironmentVariable?: string;
  /**
   * Environment variable of the client's container to set to the endpoint's port, `80`.
   *
   * @default - none
   */
  readonly portEnvironmentVariable?: string;
  /**
   * When the client is deployed in relation to the server.
   *
   * @default ConnectionOrdering.SERVER_FIRST
   */
  readonly ordering?: ConnectionOrdering;
  /**
   * Whether to admit the client in the server's security groups, on the port that the server's proxy listens on.
   *
   * @default true
   */
  readonly openSecurityGroups?: boolean;
}

/** What one call of `connectTo` connected. */
export class ServiceConnectConnection {
  /** The service that calls. */
  public readonly client: IServiceConnectService;
  /** The endpoints that it calls. */
  public readonly endpoints: IServiceConnectEndpoint[];
  /** When the client is deployed in relation to the server. */
  public readonly ordering: ConnectionOrdering;
  /**
   * Hash of what the client sees of the endpoints: their alias, port, discovery name, protocol and TLS.
   *
   * When it changes, the tasks of the client have to be replaced before they resolve the endpoints as they are now; unless
   * `redeployOnEndpointChange` is off, the client's redeployment nonce takes care of that.
   */
  public readonly endpointHash: string;

  /** @internal */
  constructor(client: IServiceConnectService, endpoints: IServiceConnectEndpoint[], ordering: ConnectionOrdering, endpointHash: string) {
    this.client = client;
    this.endpoints = endpoints;
    this.ordering = ordering;
    this.endpointHash = endpointHash;
  }
}
