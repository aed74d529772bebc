import { IServiceConnectEndpoint } from './endpoint';
import { IServiceConnectService } from './service';
import { ServiceConnectConnectionMetrics } from '../metrics';

/** When a client is deployed in relation to a server that it connects to. */
export enum ServiceConnectOrdering {
  /** The server first: at no moment runs a client that cannot reach its server. */
  SERVER_FIRST = 'SERVER_FIRST',
  /**
   * The client does not wait for the server, and is deployed once more after it, so that its tasks resolve the endpoint: for services
   * that call each other. A custom resource calls `ecs:UpdateService` on the client, when the server is new and when what the client
   * sees of it changes; it does not wait until the new tasks run. With two stacks, it is in the one that is deployed last: that of the
   * server, unless the stack of the client is known to wait for it. An endpoint that another app publishes has none.
   */
  REDEPLOY_AFTER = 'REDEPLOY_AFTER',
  /** In any order, which is left to you: tasks of the client that start before the server cannot resolve it until you deploy the client again. */
  NONE = 'NONE',
}

/** How to connect. */
export interface ServiceConnectConnectionOptions {
  /**
   * Name of the one endpoint to connect to.
   *
   * @default - all endpoints of the target
   */
  readonly endpoint?: string;
  /**
   * Environment variable of the client's container to set to the endpoint's URL, `http://catalog:80`. Connect again for another
   * variable, with another path.
   *
   * @default - none
   */
  readonly urlEnvironmentVariable?: string;
  /**
   * Scheme of the URL in `urlEnvironmentVariable`, such as `ws` or `redis`. TCP endpoints have a URL only with one.
   *
   * @default - `http`
   */
  readonly urlScheme?: string;
  /**
   * Path behind the URL in `urlEnvironmentVariable`, such as `/socket/`, with a query if you need one. A slash is put before it if it
   * has none.
   *
   * @default - none
   */
  readonly urlPath?: string;
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
   * @default ServiceConnectOrdering.SERVER_FIRST
   */
  readonly ordering?: ServiceConnectOrdering;
  /**
   * Whether to admit the client in the server's security groups, on the port that the server's proxy listens on.
   *
   * @default true
   */
  readonly openSecurityGroups?: boolean;
}

/** What `connectTo` knows of a connection. Few apps ask for hash and metrics, so both are made when somebody does. */
interface ConnectionParts {
  readonly client: IServiceConnectService;
  readonly endpoints: IServiceConnectEndpoint[];
  readonly ordering: ServiceConnectOrdering;
  readonly endpointHash: () => string;
  readonly metrics: () => ServiceConnectConnectionMetrics;
}

/** What one call of `connectTo` connected. */
export class ServiceConnectConnection {
  /** @internal */
  public static _of(parts: ConnectionParts): ServiceConnectConnection {
    return new ServiceConnectConnection(parts);
  }

  /** The service that calls. */
  public readonly client: IServiceConnectService;
  /** The endpoints that it calls. */
  public readonly endpoints: IServiceConnectEndpoint[];
  /** When the client is deployed in relation to the server. */
  public readonly ordering: ServiceConnectOrdering;

  private made?: ServiceConnectConnectionMetrics;

  private constructor(private readonly parts: ConnectionParts) {
    this.client = parts.client;
    this.endpoints = parts.endpoints;
    this.ordering = parts.ordering;
  }

  /**
   * Hash of what the client sees of the endpoints: their alias, port, discovery name, protocol and TLS.
   *
   * When it changes, the tasks of the client have to be replaced before they resolve the endpoints as they are now; unless
   * `redeployOnEndpointChange` is off, the client's redeployment nonce takes care of that.
   */
  public get endpointHash(): string {
    return this.parts.endpointHash();
  }

  /** What this client sees of the endpoints. */
  public get metrics(): ServiceConnectConnectionMetrics {
    return this.made ??= this.parts.metrics();
  }
}
