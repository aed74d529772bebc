import { HealthCheck, IApplicationListener, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { Duration } from 'aws-cdk-lib/core';
import { IServiceConnectService } from '../mesh';

/**
 * The rule that sends test requests to the next version of a service, before ECS moves other traffic there.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
export interface ServiceConnectTestListenerProps {
  /**
   * Which requests are tests, such as those with a header. At least one condition is needed.
   */
  readonly conditions: ListenerCondition[];
  /**
   * Priority of the rule, 1 to 50000, unique on the listener. On the listener of the frontend it has to be lower than that of the
   * service.
   */
  readonly priority: number;
  /**
   * A listener of the same load balancer for test requests, such as one on another port. The frontend does not open its port.
   *
   * @default - the listener of the frontend
   */
  readonly listener?: IApplicationListener;
}

/** How ECS moves the traffic of the load balancer from one version of a service to the next. */
export interface ServiceConnectAlternateTargetProps {
  /**
   * The rule that sends test requests to the next version while a deployment tests it.
   *
   * @default - none: the load balancer sends no test requests
   */
  readonly testListener?: ServiceConnectTestListenerProps;
  /**
   * Role that ECS moves the traffic as.
   *
   * @default - a new role with the managed policy `AmazonECSInfrastructureRolePolicyForLoadBalancers`, as the L2 makes it
   */
  readonly role?: IRole;
}

/** A service behind a load balancer, and how the load balancer treats its tasks. */
export interface ServiceConnectPublicTargetProps {
  /** The service behind the load balancer. */
  readonly service: IServiceConnectService;
  /**
   * Name of the endpoint whose container port the load balancer sends to. It speaks HTTPS to an endpoint with TLS, unless the endpoint
   * has an `ingressPortOverride`.
   *
   * @default - the only endpoint of the service
   */
  readonly endpoint?: string;
  /**
   * Port of the container that the load balancer sends to, 1 to 65535, for a service that publishes nothing there. A port mapping
   * that no container has is added to the default container.
   *
   * @default - the container port of the endpoint
   */
  readonly containerPort?: number;
  /**
   * How the load balancer checks whether a task is healthy. Without `ingressPortOverride` on the endpoint, the check goes through
   * the proxy, like all traffic of the load balancer. A `port` other than that of the target is opened to the load balancer.
   *
   * @default - path "/" on the container port; with TLS, by HTTPS
   */
  readonly healthCheck?: HealthCheck;
  /**
   * How long requests in flight can take when a task is stopped, 0 to 3,600 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly deregistrationDelay?: Duration;
  /**
   * How long a client stays with one task, 1 second to 7 days.
   *
   * @default - a client does not stay with one task
   */
  readonly stickinessCookieDuration?: Duration;
  /**
   * How ECS moves the traffic to the next version, for a service with the deployment strategy `BLUE_GREEN`, `LINEAR` or `CANARY`. Such
   * a service has a second target group, and a rule whose weights ECS changes, without this prop, too.
   *
   * @default - without test requests, and with a new role; nothing for `ROLLING`
   */
  readonly alternateTarget?: ServiceConnectAlternateTargetProps;
}

/** Properties of a route: one more service behind the listener of a public frontend. */
export interface ServiceConnectPublicRouteProps extends ServiceConnectPublicTargetProps {
  /**
   * Which requests go to the service: hosts, paths, headers, methods, query strings or source addresses. A request has to match all of
   * the conditions. At least one is needed.
   */
  readonly conditions: ListenerCondition[];
  /**
   * Priority of the rule, 1 to 50000, unique on the listener. The rule with the lowest priority that matches a request decides.
   */
  readonly priority: number;
}
