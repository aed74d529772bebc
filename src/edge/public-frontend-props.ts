import { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { IPeer, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { HealthCheck, IApplicationLoadBalancer, SslPolicy } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Duration } from 'aws-cdk-lib/core';
import { IServiceConnectService } from '../mesh';

/** Properties of a public frontend. */
export interface ServiceConnectPublicFrontendProps {
  /** The service behind the load balancer. */
  readonly service: IServiceConnectService;
  /**
   * Name of the endpoint whose container port the load balancer sends to.
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
   * The load balancer. Its listener and target group are made here; its own listeners and openings are not touched.
   *
   * @default - a new Application Load Balancer
   */
  readonly loadBalancer?: IApplicationLoadBalancer;
  /**
   * Whether the new load balancer has public addresses. Only without `loadBalancer`.
   *
   * @default true
   */
  readonly internetFacing?: boolean;
  /**
   * Subnets of the new load balancer. Only without `loadBalancer`.
   *
   * @default - public subnets where it faces the internet, else private ones
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * Name to reach the service by, such as `shop.example.com`. A DNS record of that name is made, and a certificate where none is
   * given. Needs `hostedZone`.
   *
   * @default - the service is reached by the name of the load balancer
   */
  readonly domainName?: string;
  /**
   * Hosted zone of the record. Needs `domainName`.
   *
   * @default - no record
   */
  readonly hostedZone?: IHostedZone;
  /**
   * Certificate of the listener.
   *
   * @default - one for `domainName`, validated by DNS; without a domain name the listener speaks HTTP
   */
  readonly certificate?: ICertificate;
  /**
   * Port of the listener, 1 to 65535.
   *
   * @default - 443 with a certificate, else 80
   */
  readonly listenerPort?: number;
  /**
   * Whether requests to port 80 are redirected to HTTPS. Only with a certificate.
   *
   * @default true
   */
  readonly redirectHttp?: boolean;
  /**
   * Protocols and ciphers of the HTTPS listener. Only with a certificate.
   *
   * @default SslPolicy.RECOMMENDED_TLS
   */
  readonly sslPolicy?: SslPolicy;
  /**
   * Who may reach the load balancer.
   *
   * @default - everybody, over IPv4 and IPv6
   */
  readonly peers?: IPeer[];
  /**
   * How the load balancer finds out whether a task is healthy. Without `ingressPortOverride` on the endpoint, the check goes through
   * the proxy, as all of its traffic does.
   *
   * @default - path "/", as the load balancer does
   */
  readonly healthCheck?: HealthCheck;
  /**
   * How long requests in flight may take when a task is stopped, 0 to 3,600 seconds.
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
