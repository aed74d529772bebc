/** An ECS service of an assembly, on Service Connect or off it. */
export interface ServiceConnectMeshService {
  /**
   * Id of its construct, such as `Catalog`. If two services share one, the stack is before it: `Shop/Catalog`. Without construct, the
   * logical id.
   */
  readonly name: string;
  /** Name of its stack. */
  readonly stack: string;
  /**
   * Path of the L1 construct in the app.
   *
   * @default - the app writes no path metadata
   */
  readonly constructPath?: string;
  /**
   * Whether Service Connect is on.
   *
   * @default - only the deployment decides
   */
  readonly onMesh?: boolean;
  /** What it publishes, in the order of the template. */
  readonly endpoints: ServiceConnectMeshEndpoint[];
  /**
   * Wave in which CloudFormation creates it, from 1: after all services of earlier waves that it waits for.
   *
   * @default - it is on a cycle, or waits for one
   */
  readonly wave?: number;
  /**
   * CPU units of a task; 1,024 units are one vCPU.
   *
   * @default - the template does not tell them
   */
  readonly cpu?: number;
  /**
   * Memory of a task in MiB.
   *
   * @default - the template does not tell it
   */
  readonly memoryMiB?: number;
}

/** What a service publishes. */
export interface ServiceConnectMeshEndpoint {
  /** What clients dial, such as `catalog:80`; one address for each client alias, with `?` for what only the deployment knows. */
  readonly addresses: string[];
  /**
   * The name in Cloud Map.
   *
   * @default - the template does not tell it
   */
  readonly discoveryName?: string;
  /**
   * `http`, `http2`, `grpc` or `tcp`.
   *
   * @default - the template does not tell it
   */
  readonly protocol?: string;
  /**
   * The port on which the proxy listens: the one that the security group of the service opens.
   *
   * @default - the template does not tell it
   */
  readonly port?: number;
  /**
   * Whether the proxies encrypt.
   *
   * @default - only the deployment decides
   */
  readonly tls?: boolean;
}

/** One service calling an endpoint of another. */
export interface ServiceConnectMeshConnection {
  /** Name of the client. */
  readonly client: string;
  /**
   * Name of the server.
   *
   * @default - the endpoint is of another app
   */
  readonly server?: string;
  /** The endpoint as the client calls it: `catalog:80`. */
  readonly address: string;
  /**
   * The port on which the proxy of the server listens.
   *
   * @default - the template does not tell it
   */
  readonly port?: number;
  /**
   * `http`, `http2`, `grpc` or `tcp`.
   *
   * @default - the template does not tell it
   */
  readonly protocol?: string;
  /**
   * Whether the proxies encrypt.
   *
   * @default - only the deployment decides
   */
  readonly tls?: boolean;
  /** `SERVER_FIRST`, `REDEPLOY_AFTER` or `NONE`; see `ServiceConnectOrdering`. */
  readonly ordering: string;
  /**
   * The environment variable that names the endpoint.
   *
   * @default - the connection is declared with `connectTo`, or in metadata
   */
  readonly inferredFrom?: string;
}

/** A violation of a rule. */
export interface ServiceConnectMeshFinding {
  /** Id of the rule, such as `SC407`. */
  readonly rule: string;
  /** `error`, `warning` or `info`. */
  readonly severity: string;
  /** What is wrong. */
  readonly message: string;
  /** What to change. */
  readonly fix: string;
  /**
   * Name of the service that it is about, as itself or by its task definition.
   *
   * @default - it is about another resource
   */
  readonly service?: string;
  /** Stack and logical id of the resource: `Shop/CatalogService`. */
  readonly resource: string;
  /** Path of the property inside `Properties`; empty for the whole resource. */
  readonly property: string;
}
