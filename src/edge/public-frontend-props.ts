import { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { IPeer, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IApplicationListener, IApplicationLoadBalancer, IpAddressType, ListenerCondition, SslPolicy } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { ServiceConnectPublicTargetProps } from './public-route-props';

/** Properties of a public frontend. */
export interface ServiceConnectPublicFrontendProps extends ServiceConnectPublicTargetProps {
  /**
   * The load balancer. A listener is added to it; its other listeners and openings stay as they are. With a `listener` that was
   * imported, it tells DNS name and security groups.
   *
   * @default - that of `listener`, else a new Application Load Balancer
   */
  readonly loadBalancer?: IApplicationLoadBalancer;
  /**
   * A listener that exists: the frontend adds a rule to it instead of a listener of its own. Needs `conditions` and `priority`.
   *
   * @default - a new listener, whose default action forwards to the service
   */
  readonly listener?: IApplicationListener;
  /**
   * Which requests of the `listener` go to the service. Only with `listener`.
   *
   * @default - all requests: the service is the default action of the new listener
   */
  readonly conditions?: ListenerCondition[];
  /**
   * Priority of the rule on the `listener`, 1 to 50000, unique on it. Only with `listener`.
   *
   * @default - none: the service is the default action of the new listener
   */
  readonly priority?: number;
  /**
   * Whether the new load balancer has public addresses. Only for a new load balancer.
   *
   * @default true
   */
  readonly internetFacing?: boolean;
  /**
   * Subnets of the new load balancer. Only for a new load balancer.
   *
   * @default - public subnets if it is internet-facing, else private ones
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * IP addresses of the new load balancer. Only for a new load balancer; dual-stack needs subnets with IPv6.
   *
   * @default IpAddressType.IPV4
   */
  readonly ipAddressType?: IpAddressType;
  /**
   * How long a connection through the new load balancer can be idle, 1 to 4,000 seconds. Only for a new load balancer.
   *
   * @default - 60 seconds, or the longest `perRequestTimeout` of the endpoints behind it if that is longer, at most 4,000 seconds;
   * `Duration.seconds(0)`, no timeout, counts as 4,000
   */
  readonly idleTimeout?: Duration;
  /**
   * Bucket for the access logs of the new load balancer. Only for a new load balancer, in a stack with a known Region. The bucket
   * cannot be encrypted with a KMS key.
   *
   * @default - no access logs
   */
  readonly accessLogsBucket?: IBucket;
  /**
   * Further attributes of the new load balancer, such as `routing.http.drop_invalid_header_fields.enabled`. Only for a new load balancer.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
   */
  readonly loadBalancerAttributes?: { [key: string]: string };
  /**
   * Full name to reach the service by, such as `shop.example.com`: the name of `hostedZone`, or one below it. A DNS record of that name is
   * made and, unless a certificate is given, a certificate; with a `listener` of this app, if it speaks HTTPS. Needs `hostedZone`.
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
   * Certificate of the listener; a `listener` that exists gets it as a further one.
   *
   * @default - one for `domainName`, validated by DNS; without a domain name the new listener speaks HTTP
   */
  readonly certificate?: ICertificate;
  /**
   * Port of the new listener, 1 to 65535.
   *
   * @default - 443 with a certificate, else 80
   */
  readonly listenerPort?: number;
  /**
   * Whether requests to port 80 are redirected to HTTPS. Only for a new listener with a certificate.
   *
   * @default true
   */
  readonly redirectHttp?: boolean;
  /**
   * Protocols and ciphers of the new HTTPS listener. Only with a certificate. In front of an endpoint with TLS it has to be a policy
   * with TLS 1.3.
   *
   * @default SslPolicy.RECOMMENDED_TLS
   */
  readonly sslPolicy?: SslPolicy;
  /**
   * Who can reach the load balancer.
   *
   * @default - everybody, over IPv6 only if the load balancer has it; the CIDR of the VPC for an internal load balancer; nobody for a
   * `listener` that was imported: who made it opens it
   */
  readonly peers?: IPeer[];
}
