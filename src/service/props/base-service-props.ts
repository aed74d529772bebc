import { ServiceConnectEndpoint } from '../../endpoint';
import { IServiceConnectNamespace } from '../../mesh';
import { ServiceConnectProxyLogging, ServiceConnectTls } from '../../proxy';

/** What a service says of its place on the mesh, whether this library makes it or adopts it. */
export interface ServiceConnectBaseServiceProps {
  /** The one namespace that the service belongs to. */
  readonly namespace: IServiceConnectNamespace;
  /**
   * What the service publishes in the namespace. A port mapping gets the name and the protocol of its endpoint where it has none.
   *
   * @default - nothing: a client service, which calls others and is called by none
   */
  readonly endpoints?: ServiceConnectEndpoint[];
  /**
   * Requests per second that one task receives at its peak. Above 500, the proxy needs more CPU: a task that
   * this library sizes gets it, any other is found to lack it (SC405).
   *
   * @default - not more than 500
   */
  readonly peakRequestsPerSecond?: number;
  /**
   * Tasks that the service is expected to run. Above 2,000 in the namespace, every proxy in it needs more memory.
   *
   * @default - the maximum of this construct's `autoScaleTaskCount`, where it has one, else `desiredCount`, else 1
   */
  readonly expectedTasks?: number;
  /**
   * Whether all clients of the service are in other accounts, with which AWS RAM shares the namespace. ECS publishes the metrics of
   * responses to the accounts of the clients only. So alarms on errors and on latency, and scaling on requests and on response times,
   * are refused (SC031), and the alarm `noHealthyTraffic` watches requests.
   *
   * @default false
   */
  readonly clientsInOtherAccounts?: boolean;
  /**
   * Where the proxy logs.
   *
   * @default - as the namespace says
   */
  readonly proxyLogging?: ServiceConnectProxyLogging;
  /**
   * Encryption between the proxies of those endpoints of the service that do not say otherwise.
   *
   * @default - as the namespace says
   */
  readonly tls?: ServiceConnectTls;
  /**
   * Whether the service is redeployed when an endpoint that it connects to changes: its running tasks cannot resolve a name that
   * came after them.
   *
   * @default true
   */
  readonly redeployOnEndpointChange?: boolean;
  /**
   * Whether Service Connect is on. Off, the service stays in the model, with its order, its ingress rules and its variables, but
   * gets no proxy: the first step of a migration. The template then says `Enabled: false`, since ECS takes a missing configuration
   * as "no change"; under the controllers `CODE_DEPLOY` and `EXTERNAL`, which accept no configuration, it says nothing.
   *
   * @default true
   */
  readonly serviceConnectEnabled?: boolean;
}
