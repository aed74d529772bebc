import { ClusterFacts } from './cluster';
import { EndpointFacts } from './endpoint';
import { DeploymentTarget } from './environment';
import { MeshMetadata } from './metadata';
import { NamespaceReference } from './namespace';
import { Identity, Origin } from './origin';
import { TaskFacts } from './task';
import { Maybe } from './unknown';

/** A target group that ECS registers the tasks of a service with. */
export interface LoadBalancerAttachment {
  readonly targetGroup: Maybe<Identity> | undefined;
  /** The target group of the next version in a blue/green deployment. */
  readonly alternateTargetGroup: Maybe<Identity> | undefined;
  readonly containerName: Maybe<string> | undefined;
  readonly containerPort: Maybe<number> | undefined;
}

/** Logs of the proxy, as the Service Connect configuration states them. */
export interface ProxyLogFacts {
  readonly driver: Maybe<string> | undefined;
}

/** Access logs of the proxy. */
export interface AccessLogFacts {
  readonly format: Maybe<string> | undefined;
  /** `ENABLED` or `DISABLED`. */
  readonly includeQueryParameters: Maybe<string> | undefined;
}

/** An ECS service, on the mesh or off it. */
export interface ServiceFacts {
  readonly origin: Origin;
  /** What people call it: its construct, its name or its logical id. For texts: it is found when somebody asks. */
  readonly name: string;
  readonly target: DeploymentTarget;
  /** Whether only the deployment decides if the service exists, or if Service Connect is on. */
  readonly conditional: boolean;
  /**
   * Whether Service Connect is on. `true` also for a configuration that is on in one branch and off in another: what is read is
   * the branch that is on, and {@link enabledUndecided} is set. Unknown if nothing of the configuration is known.
   */
  readonly enabled: Maybe<boolean>;
  /** Whether only the deployment decides that Service Connect is on. */
  readonly enabledUndecided: boolean;
  /** Whether a branch of the configuration leaves `Enabled` out: it is read as one that is on. */
  readonly enabledMissing: boolean;
  /** The namespace, its own or the default of the cluster; left out when neither is there; unknown when the cluster is not in the templates. */
  readonly namespace: Maybe<NamespaceReference> | undefined;
  readonly endpoints: readonly EndpointFacts[];
  /** Whether `endpoints` is the whole list. */
  readonly endpointsComplete: boolean;
  readonly task: Maybe<TaskFacts> | undefined;
  readonly cluster: Maybe<ClusterFacts> | undefined;
  /** Address of the cluster, or the literal that names it. */
  readonly clusterIdentity: Maybe<Identity> | undefined;
  /** `EC2` where neither launch type nor capacity provider is given; unknown behind capacity providers of the user's own. */
  readonly launchType: Maybe<string>;
  readonly platformVersion: Maybe<string> | undefined;
  readonly desiredCount: Maybe<number> | undefined;
  readonly deploymentController: Maybe<string>;
  readonly deploymentStrategy: Maybe<string>;
  readonly securityGroups: readonly Identity[];
  /** Whether `securityGroups` is the whole list. */
  readonly securityGroupsComplete: boolean;
  readonly subnets: readonly Identity[];
  /** Whether `subnets` is the whole list. */
  readonly subnetsComplete: boolean;
  readonly loadBalancers: readonly LoadBalancerAttachment[];
  /** Whether `loadBalancers` is the whole list. */
  readonly loadBalancersComplete: boolean;
  /** Cloud Map services that ECS registers the tasks with. */
  readonly registries: readonly Identity[];
  /** Whether `registries` is the whole list. */
  readonly registriesComplete: boolean;
  readonly proxyLog: Maybe<ProxyLogFacts> | undefined;
  readonly accessLog: Maybe<AccessLogFacts> | undefined;
  readonly redeploymentNonce: Maybe<string> | undefined;
  readonly metadata: MeshMetadata | undefined;
}
