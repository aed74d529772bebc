import { Certificate, CertificateValidation, ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Peer } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener, ApplicationLoadBalancer, ApplicationProtocol, ApplicationTargetGroup, IApplicationLoadBalancer, ListenerAction,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnResource, Names, Stack } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { checkFrontendProps } from './frontend-props-check';
import { FrontendTarget, frontendTarget, needsHttps, protocolVersionOf } from './frontend-target';
import { PublicAccess } from './public-access';
import { ServiceConnectPublicFrontendProps } from './public-frontend-props';
import { foreignService, frontendNeedsHttps, sc013, sc016 } from '../analysis/rules/misuse';
import { Member, memberOf, StackOrder } from '../mesh';
import { rulesBetween } from '../service/connection';
import { refuse } from '../validation';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/**
 * An Application Load Balancer in front of a service, public last: listener and target group precede the ECS service, as ECS needs;
 * the rules that admit the world and the DNS record follow it, and with it everything that it connects to. On deletion they go
 * first. They stand in the stack of the service, wherever the frontend itself is.
 *
 * The load balancer sends to the container port. The proxy of the task listens there, and its timeouts apply, unless the endpoint has
 * an `ingressPortOverride`: then that traffic goes past the proxy. HTTP 1.0 is not supported through the proxy.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export class ServiceConnectPublicFrontend extends Construct {
  /** The load balancer. */
  public readonly loadBalancer: IApplicationLoadBalancer;
  /** The listener that forwards to the service. */
  public readonly listener: ApplicationListener;
  /**
   * The listener that redirects HTTP to HTTPS.
   *
   * @default - none, since the listener speaks HTTP, or port 80 was not wanted
   */
  public readonly redirectListener?: ApplicationListener;
  /** The target group that ECS registers the tasks with. */
  public readonly targetGroup: ApplicationTargetGroup;
  /**
   * The certificate of the listener.
   *
   * @default - none, since the listener speaks HTTP
   */
  public readonly certificate?: ICertificate;
  /** URL to reach the service by. */
  public readonly url: string;

  /**
   * Puts load balancer, listener and target group in front of the service, and what opens them to the world behind it.
   *
   * Throws SC007, SC010 or SC014 where the port is not clear, SC015 for a domain name without hosted zone or the other way round, SC016
   * for an HTTP/2 or gRPC endpoint without certificate, SC606 where the frontend is in a stack that waits for that of the service.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectPublicFrontendProps) {
    super(scope, id);
    const { service, domainName, hostedZone } = props;
    const member = memberOf(service);
    if (!member) refuse(sc013, foreignService(service.node.path), this);
    checkFrontendProps(props, this);
    this.checkOrder(props, member);
    const target = frontendTarget(member, props, this);
    const secure = props.certificate !== undefined || domainName !== undefined;
    if (!secure && target.endpoint && needsHttps(target.endpoint)) {
      refuse(sc016, frontendNeedsHttps(target.endpoint.name, target.endpoint.protocol), this);
    }

    const { vpc } = member.ecsService.cluster;
    this.loadBalancer = props.loadBalancer ?? new ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc,
      internetFacing: props.internetFacing ?? true,
      vpcSubnets: props.vpcSubnets,
    });
    if (secure) {
      const validation = CertificateValidation.fromDns(hostedZone);
      this.certificate = props.certificate ?? new Certificate(this, 'Certificate', { domainName: domainName!, validation });
    }
    this.targetGroup = this.makeTargetGroup(member, target, props);
    const port = props.listenerPort ?? (secure ? HTTPS_PORT : HTTP_PORT);
    this.listener = new ApplicationListener(this, 'Listener', {
      loadBalancer: this.loadBalancer,
      open: false,
      port,
      protocol: secure ? ApplicationProtocol.HTTPS : ApplicationProtocol.HTTP,
      certificates: this.certificate && [this.certificate],
      sslPolicy: secure ? props.sslPolicy ?? SslPolicy.RECOMMENDED_TLS : undefined,
      defaultTargetGroups: [this.targetGroup],
    });
    if (secure && (props.redirectHttp ?? true) && port !== HTTP_PORT) this.redirectListener = this.makeRedirect(port);
    this.attach(member, target);

    new PublicAccess(...this.placeBeside(service), {
      loadBalancer: this.loadBalancer,
      ports: this.redirectListener ? [port, HTTP_PORT] : [port],
      peers: props.peers ?? [Peer.anyIpv4(), Peer.anyIpv6()],
      record: hostedZone && { name: domainName!, zone: hostedZone },
      cfnService: member.cfnService,
    });
    const host = domainName ?? this.loadBalancer.loadBalancerDnsName;
    this.url = `${secure ? 'https' : 'http'}://${host}${port === (secure ? HTTPS_PORT : HTTP_PORT) ? '' : `:${port}`}`;
  }

  /** The service refers to the target group, so its stack comes after this one, and after those that this one needs. */
  private checkOrder({ service, loadBalancer }: ServiceConnectPublicFrontendProps, member: Member): void {
    const order = StackOrder.of(this);
    const { vpc } = member.ecsService.cluster;
    if (CfnResource.isCfnResource(vpc.node.defaultChild)) order.require(this, vpc, `${this.node.path} is in the VPC ${vpc.node.path}`);
    if (loadBalancer) order.require(this, loadBalancer, `${this.node.path} uses the load balancer ${loadBalancer.node.path}`);
    order.require(service, this, `the tasks of service ${member.name} are targets of ${this.node.path}`);
  }

  private makeTargetGroup(
    member: Member, { endpoint, containerPort }: FrontendTarget, props: ServiceConnectPublicFrontendProps,
  ): ApplicationTargetGroup {
    return new ApplicationTargetGroup(this, 'TargetGroup', {
      vpc: member.ecsService.cluster.vpc,
      port: containerPort,
      protocol: ApplicationProtocol.HTTP,
      protocolVersion: endpoint && protocolVersionOf(endpoint),
      healthCheck: props.healthCheck,
      deregistrationDelay: props.deregistrationDelay,
      stickinessCookieDuration: props.stickinessCookieDuration,
    });
  }

  private makeRedirect(port: number): ApplicationListener {
    return new ApplicationListener(this, 'RedirectListener', {
      loadBalancer: this.loadBalancer,
      open: false,
      port: HTTP_PORT,
      protocol: ApplicationProtocol.HTTP,
      defaultAction: ListenerAction.redirect({ protocol: ApplicationProtocol.HTTPS, port: String(port), permanent: true }),
    });
  }

  /** The rules between load balancer and tasks land in the stack of the service; tasks without them would never turn healthy. */
  private attach({ service, ecsService, cfnService }: Member, { containerName, containerPort }: FrontendTarget): void {
    this.targetGroup.addTarget(ecsService.loadBalancerTarget({ containerName, containerPort }));
    for (const rule of rulesBetween(this.loadBalancer, service)) cfnService.addResourceDependency(rule);
  }

  /** Scope and id of what belongs to this frontend and stands in the stack of the service. */
  private placeBeside(service: IConstruct): [Construct, string] {
    if (Stack.of(service) === Stack.of(this)) return [this, 'PublicAccess'];
    return [service as Construct, `PublicAccess${Names.nodeUniqueId(this.node)}`];
  }
}
