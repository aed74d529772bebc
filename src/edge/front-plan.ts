import { IPeer, IVpc, Peer } from 'aws-cdk-lib/aws-ec2';
import { CfnLoadBalancer, IApplicationListener, IApplicationLoadBalancer, SslPolicy } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnResource } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { isSecure, madeListener, policyOf, portOf, portTaken, priorityTaken } from './frontend-listener';
import { isDualStack } from './public-access';
import { ServiceConnectPublicFrontendProps } from './public-frontend-props';
import { frontendFactUnknown, sc021, sc022, sc024 } from '../analysis/rules/misuse';
import { ifTold } from '../core';
import { StackOrder } from '../mesh';
import { cidrOf } from '../service/connection';
import { refuse, refuseIf } from '../validation';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/** Load balancer and listener of a frontend, of which nothing is made yet: a new listener, or one that exists. */
export class FrontPlan {
  /** The load balancer, if it exists and is known. */
  readonly loadBalancer?: IApplicationLoadBalancer;
  /** The listener, if it exists. */
  readonly joined?: IApplicationListener;
  /** Whether the listener speaks HTTPS; left out for one that was imported. */
  readonly secure?: boolean;
  /** Security policy of the new listener. */
  readonly newPolicy?: SslPolicy;
  /** Port of the listener; left out for one that was imported without it. */
  readonly port?: number;
  /** Whether a further listener redirects HTTP to HTTPS. */
  readonly redirects: boolean;

  constructor(private readonly frontend: IConstruct, private readonly props: ServiceConnectPublicFrontendProps) {
    const { listener, domainName, certificate } = props;
    this.joined = listener;
    this.loadBalancer = props.loadBalancer ?? (listener && madeListener(listener)?.loadBalancer);
    this.secure = listener ? isSecure(listener) : certificate !== undefined || domainName !== undefined;
    if (!listener && this.secure) this.newPolicy = props.sslPolicy ?? SslPolicy.RECOMMENDED_TLS;
    this.port = listener ? portOf(listener) : props.listenerPort ?? (this.secure ? HTTPS_PORT : HTTP_PORT);
    this.redirects = !listener && this.secure === true && (props.redirectHttp ?? true) && this.port !== HTTP_PORT;
  }

  /** Security policy of the listener; `undefined` if it is not known. */
  get policy(): string | undefined {
    return this.joined ? policyOf(this.joined) : this.newPolicy;
  }

  /** Whether a certificate is made: a listener that was imported may speak HTTP. */
  get makesCertificate(): boolean {
    return this.props.certificate === undefined && this.props.domainName !== undefined && this.secure === true;
  }

  /** The ports of the new listeners. */
  get newPorts(): readonly number[] {
    return this.joined ? [] : [this.port!, ...this.redirects ? [HTTP_PORT] : []];
  }

  /** The ports to open to the peers. */
  openPorts(peers: readonly IPeer[]): readonly number[] {
    if (!this.joined) return this.newPorts;
    if (this.port !== undefined) return [this.port];
    if (peers.length === 0) return [];
    return this.refuseUnknown(`the port of listener ${this.joined.node.path}`, 'the rule for peers', 'give defaultPort to ApplicationListener.fromApplicationListenerAttributes');
  }

  /** Refuses ports and priorities that are taken, and a DNS record of what has no known name. */
  check(): void {
    const { joined, loadBalancer, frontend, props } = this;
    if (joined) refuseIf(sc022, priorityTaken({ listener: joined, priority: props.priority! }, frontend), frontend);
    for (const port of loadBalancer ? this.newPorts : []) {
      refuseIf(sc021, portTaken({ loadBalancer: loadBalancer!, port, redirect: port !== this.port }, frontend), frontend);
    }
    if (props.domainName === undefined || (!joined && !loadBalancer)) return;
    const known = loadBalancer ?? this.refuseLoadBalancer('the DNS record');
    const names = [() => known.loadBalancerDnsName, () => known.loadBalancerCanonicalHostedZoneId];
    if (names.some((read) => ifTold(read) === undefined)) this.refuseName(known, 'loadBalancerDnsName and loadBalancerCanonicalHostedZoneId', 'the DNS record');
  }

  /** Adds that the stack of the frontend comes after those that it refers to. */
  require(order: StackOrder, vpc: IVpc): void {
    const { frontend, loadBalancer, joined } = this;
    const { path } = frontend.node;
    if (CfnResource.isCfnResource(vpc.node.defaultChild)) order.require(frontend, vpc, `${path} is in the VPC ${vpc.node.path}`);
    if (loadBalancer) order.require(frontend, loadBalancer, `${path} uses the load balancer ${loadBalancer.node.path}`);
    if (joined) order.require(frontend, joined, `${path} uses the listener ${joined.node.path}`);
  }

  /** Who can reach the load balancer if the user does not say. */
  peers(vpc: IVpc): readonly IPeer[] {
    const { joined, loadBalancer, props } = this;
    if (props.peers) return props.peers;
    if (joined && !madeListener(joined)) return [];
    const internal = loadBalancer ? isInternal(loadBalancer) : props.internetFacing === false;
    if (!internal) return [Peer.anyIpv4(), ...isDualStack(loadBalancer ?? props) ? [Peer.anyIpv6()] : []];
    const inside = loadBalancer?.vpc ?? vpc;
    const cidr = ifTold(() => cidrOf(inside)) ?? this.refuseUnknown(
      `the CIDR of the VPC ${inside.node.path}`, 'the rule of an internal load balancer', 'give peers, or vpcCidrBlock to Vpc.fromVpcAttributes',
    );
    return [Peer.ipv4(cidr)];
  }

  /** The URL of a host, or of the load balancer. */
  url(loadBalancer: IApplicationLoadBalancer | undefined): string {
    const host = this.props.domainName ?? this.hostOf(loadBalancer ?? this.refuseLoadBalancer('the url'));
    const port = this.port ?? this.refuseUnknown(
      `the port of listener ${this.joined!.node.path}`, 'the url', 'give defaultPort to ApplicationListener.fromApplicationListenerAttributes',
    );
    const secure = this.secure ?? port === HTTPS_PORT;
    return `${secure ? 'https' : 'http'}://${host}${port === (secure ? HTTPS_PORT : HTTP_PORT) ? '' : `:${port}`}`;
  }

  refuseLoadBalancer(purpose: string): never {
    return this.refuseUnknown(`the load balancer of listener ${this.joined!.node.path}`, purpose, 'give loadBalancer beside listener');
  }

  private hostOf(loadBalancer: IApplicationLoadBalancer): string {
    return ifTold(() => loadBalancer.loadBalancerDnsName) ?? this.refuseName(loadBalancer, 'loadBalancerDnsName', 'the url');
  }

  private refuseName({ node }: IApplicationLoadBalancer, attributes: string, purpose: string): never {
    return this.refuseUnknown(`the name of load balancer ${node.path}`, purpose, `give ${attributes} to ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes`);
  }

  private refuseUnknown(fact: string, purpose: string, fix: string): never {
    return refuse(sc024, frontendFactUnknown(fact, purpose, fix), this.frontend);
  }
}

/** Whether a load balancer of this app has private addresses only. */
function isInternal({ node: { defaultChild } }: IApplicationLoadBalancer): boolean {
  return (defaultChild as CfnLoadBalancer | undefined)?.scheme === 'internal';
}
