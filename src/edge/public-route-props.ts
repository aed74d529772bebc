import { HealthCheck, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Duration } from 'aws-cdk-lib/core';
import { IServiceConnectService } from '../mesh';

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
