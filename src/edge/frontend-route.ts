import { IVpc } from 'aws-cdk-lib/aws-ec2';
import { IAlternateTarget, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { ApplicationTargetGroup, IApplicationTargetGroup, TargetType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { movesTraffic, TargetGroups } from './alternate-target';
import { checkTargetProps } from './frontend-props-check';
import { FrontendTarget, frontendTarget } from './frontend-target';
import { ServiceConnectPublicTargetProps } from './public-route-props';
import { TargetProtocol, targetProtocol } from './target-protocol';
import {
  FRONTEND_STACK_ADVICE, frontendFactUnknown, frontendNeedsHttps, propNotSupported, sc010, sc016, sc024, TLS13_ONLY,
} from '../analysis/rules/misuse';
import { hasTls13 } from '../analysis/rules/tls/tls13';
import { ServiceConnectEndpoint } from '../endpoint';
import { ListeningPorts, Member, memberOrRefuse, StackOrder } from '../mesh';
import { addPortMappings } from '../service/task';
import { refuse } from '../validation';

/** A service behind the listener of a frontend. */
export interface Route {
  readonly member: Member;
  /** The ports that the load balancer reaches: that of the target and, if it is another, that of the health check. */
  readonly ports: readonly ListeningPorts[];
  readonly endpoint?: ServiceConnectEndpoint;
}

/** What is known of the listener in front of a route. */
interface RouteListener {
  /** Whether it speaks HTTPS. */
  readonly secure?: boolean;
  /** Its security policy. */
  readonly policy?: string;
}

/** A route that is checked, and of which nothing is made yet. */
export class RoutePlan {
  readonly member: Member;
  /** The VPC of the tasks. */
  readonly vpc: IVpc;
  /** Whether ECS moves the traffic between two target groups. */
  private readonly movesTraffic: boolean;
  private readonly target: FrontendTarget;
  private readonly protocol: TargetProtocol;

  /** Refuses what the load balancer cannot reach, or cannot reach in time. */
  constructor(private readonly frontend: Construct, private readonly props: ServiceConnectPublicTargetProps, listener: RouteListener) {
    const { service } = props;
    this.member = memberOrRefuse('service', service, frontend);
    checkTargetProps(props, frontend);
    this.target = frontendTarget(this.member, props, frontend);
    this.protocol = targetProtocol(this.member, this.target, props.healthCheck, frontend);
    this.movesTraffic = movesTraffic(this.member, props.alternateTarget, frontend);
    this.checkListener(listener);
    this.vpc = this.member.vpc ?? refuse(sc024, frontendFactUnknown(
      `the VPC of service ${this.member.name}`, 'the target group', 'import the cluster with Cluster.fromClusterAttributes, which takes the VPC',
    ), frontend);
  }

  /** Adds that the stack of the service comes after that of the frontend: the service refers to the target group. */
  require(order: StackOrder): void {
    const { service, name } = this.member;
    const { path } = this.frontend.node;
    const { listener } = this.props.alternateTarget?.testListener ?? {};
    if (listener) order.require(this.frontend, listener, `${path} uses the listener ${listener.node.path}`);
    order.require(service, this.frontend, `the tasks of service ${name} are targets of ${path}`, FRONTEND_STACK_ADVICE);
  }

  /** Makes the target groups, which a listener or a rule then forwards to. */
  makeTargetGroups(scope: Construct): TargetGroups {
    return { primary: this.makeTargetGroup(scope, 'TargetGroup'), alternate: this.movesTraffic ? this.makeAlternate(scope) : undefined };
  }

  /** Lets ECS register the tasks with the target group: the service waits for what forwards to it. */
  attach({ primary }: TargetGroups, alternateTarget: IAlternateTarget | undefined): Route {
    const { container, containerPort, unmapped, ports, endpoint } = this.target;
    const { healthPorts } = this.protocol;
    // The endpoint of a container that came later has no port mapping so far.
    if (unmapped && endpoint) addPortMappings(this.member.ecsService.taskDefinition, [endpoint], this.member.service);
    else if (unmapped) container.addPortMappings({ containerPort });
    const target = this.member.ecsService.loadBalancerTarget({ containerName: container.containerName, containerPort, alternateTarget });
    primary.addTarget({ attachToApplicationTargetGroup: (group) => target.attachToApplicationTargetGroup(withoutOpenings(group)) });
    return { member: this.member, ports: [ports, ...healthPorts ? [healthPorts] : []], endpoint };
  }

  /** ECS registers tasks there by itself: nothing tells CDK what kind of targets they are. */
  private makeAlternate(scope: Construct): ApplicationTargetGroup {
    const { networkMode } = this.member.ecsService.taskDefinition;
    return this.makeTargetGroup(scope, 'AlternateTargetGroup', networkMode === NetworkMode.AWS_VPC ? TargetType.IP : TargetType.INSTANCE);
  }

  private makeTargetGroup(scope: Construct, id: string, targetType?: TargetType): ApplicationTargetGroup {
    const { deregistrationDelay, stickinessCookieDuration } = this.props;
    const { protocol, version, healthCheck } = this.protocol;
    return new ApplicationTargetGroup(scope, id, {
      vpc: this.vpc,
      port: this.target.containerPort,
      protocol,
      protocolVersion: version,
      healthCheck,
      deregistrationDelay,
      stickinessCookieDuration,
      targetType,
    });
  }

  private checkListener({ secure, policy }: RouteListener): void {
    const { endpoint } = this.target;
    const { version, protocol } = this.protocol;
    if (version && secure === false) refuse(sc016, frontendNeedsHttps(endpoint!.name, endpoint!.protocol), this.frontend);
    if (protocol === 'HTTPS' && policy !== undefined && !hasTls13(policy)) {
      const fix = 'leave sslPolicy out, or use one whose name has TLS13';
      refuse(sc010, propNotSupported(`sslPolicy ${policy} in front of endpoint ${endpoint!.name}`, TLS13_ONLY, fix), this.frontend);
    }
  }
}

/** A target group that opens nothing by itself: CDK would put the rules beside groups of stacks that cannot refer to the load balancer. */
function withoutOpenings(group: IApplicationTargetGroup): IApplicationTargetGroup {
  return Object.create(group, { registerConnectable: { value: () => undefined } }) as IApplicationTargetGroup;
}
