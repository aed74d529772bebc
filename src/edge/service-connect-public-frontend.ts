import { Certificate, CertificateValidation, ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { IAlternateTarget } from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationListener, ApplicationListenerCertificate, ApplicationListenerProps, ApplicationListenerRule, ApplicationListenerRuleProps,
  ApplicationLoadBalancer, ApplicationProtocol, ApplicationTargetGroup, IApplicationListener, IApplicationLoadBalancer, ListenerAction,
  ListenerCondition,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { alternateTargetOf, forwardTo, TargetGroups } from './alternate-target';
import { Entrance } from './entrance';
import { FrontPlan } from './front-plan';
import { portTaken, priorityTaken } from './frontend-listener';
import { allowLongRequests, makeLoadBalancer } from './frontend-load-balancer';
import { checkFrontendProps, checkRouteProps } from './frontend-props-check';
import { RoutePlan } from './frontend-route';
import { ServiceConnectPublicFrontendProps } from './public-frontend-props';
import { ServiceConnectPublicRouteProps } from './public-route-props';
import { sc021, sc022 } from '../analysis/rules/misuse';
import { Problem, RuleInfo } from '../analysis/rules/rule';
import { atSynthesis, refuseAfterSynthesis } from '../core';
import { StackOrder } from '../mesh';
import { refuseIf, textOf } from '../validation';

const HTTP_PORT = 80;
/** The default action of a listener, as a rule, which every other rule precedes: ECS changes the weights of rules alone. */
const DEFAULT_RULE = { priority: 50_000, conditions: () => [ListenerCondition.pathPatterns(['/*'])] };

/** What decides the rules in front of a service. */
type RuledProps = Pick<ServiceConnectPublicFrontendProps, 'conditions' | 'priority' | 'alternateTarget'>;

/**
 * An Application Load Balancer in front of services, public last.
 *
 * Target group, listener and rules are created before the ECS services behind them, as ECS requires. The ingress rules that admit the
 * public, and the DNS record, are created after all of these services and all that they connect to; on deletion they go first. They are
 * in the stack that is deployed last, wherever the frontend itself is.
 *
 * The load balancer sends to the container port. The proxy of the task listens there, and its timeouts apply, unless the endpoint has
 * an `ingressPortOverride`: then that traffic goes past the proxy. To the proxy of an endpoint with TLS, the load balancer speaks HTTPS.
 * That works only with a certificate: rule SC709 warns if there is none. HTTP 1.0 is not supported through the proxy.
 *
 * A service with the deployment strategy BLUE_GREEN, LINEAR or CANARY gets a second target group, a production listener rule and a role,
 * with which ECS moves the traffic to the next version.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export class ServiceConnectPublicFrontend extends Construct {
  /**
   * The load balancer, if the frontend makes it.
   *
   * @default - none, since the load balancer or the listener is given
   */
  public readonly madeLoadBalancer?: ApplicationLoadBalancer;
  /** The listener that forwards to the services. */
  public readonly listener: IApplicationListener;
  /**
   * The listener that redirects HTTP to HTTPS.
   *
   * @default - none, since the listener speaks HTTP, it is given, or port 80 was not wanted
   */
  public readonly redirectListener?: ApplicationListener;
  /** The target group that ECS registers the tasks of `service` with. */
  public readonly targetGroup: ApplicationTargetGroup;
  /**
   * The second target group of `service`: with each deployment, the two change their parts.
   *
   * @default - none, since the deployment strategy of `service` is ROLLING
   */
  public readonly alternateTargetGroup?: ApplicationTargetGroup;
  /**
   * The certificate of the listener.
   *
   * @default - none, since the listener speaks HTTP, or has its own
   */
  public readonly certificate?: ICertificate;
  private readonly front: FrontPlan;
  private readonly entrance: Entrance;

  /**
   * Makes load balancer, listener and target group, and what opens them to the public after the service.
   *
   * Throws
   * - SC007, SC010 or SC014 if the port is not clear
   * - SC008 for a service of another Stage, SC013 for one that this library did not make
   * - SC015 for a domain name without hosted zone, a hosted zone without domain name, or a domain name outside its hosted zone
   * - SC016 for an HTTP/2 or gRPC endpoint without certificate
   * - SC021 for a port of the load balancer that has a listener
   * - SC022 and SC023 for priority and conditions
   * - SC024 for a value that an imported resource does not have
   * - SC028 after synthesis
   * - SC606 if the stack of the frontend waits for that of the service.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectPublicFrontendProps) {
    super(scope, id);
    checkFrontendProps(props, this);
    const { domainName, hostedZone } = props;
    const front = new FrontPlan(this, props);
    const plan = new RoutePlan(this, props, front);
    const { vpc } = plan;
    front.check();
    const peers = front.peers(vpc);
    const ports = front.openPorts(peers);
    const order = StackOrder.of(this).draft();
    front.require(order, vpc);
    plan.require(order);

    this.front = front;
    this.certificate = front.makesCertificate
      ? new Certificate(this, 'Certificate', { domainName: domainName!, validation: CertificateValidation.fromDns(hostedZone) })
      : props.certificate;
    if (!front.joined && !front.loadBalancer) this.madeLoadBalancer = makeLoadBalancer(this, vpc, props);
    const loadBalancer = front.loadBalancer ?? this.madeLoadBalancer;
    const groups = plan.makeTargetGroups(this);
    this.targetGroup = groups.primary;
    this.alternateTargetGroup = groups.alternate;
    this.listener = front.joined ?? this.listen(loadBalancer!);
    const alternateTarget = this.forward(this, groups, props);
    if (front.joined && this.certificate) {
      new ApplicationListenerCertificate(this, 'ListenerCertificate', { listener: front.joined, certificates: [this.certificate] });
    }
    if (front.redirects) this.redirectListener = this.redirect(loadBalancer!);

    const route = plan.attach(groups, alternateTarget);
    order.commit();
    this.entrance = new Entrance(this, {
      makesListener: !front.joined,
      loadBalancer,
      ports,
      peers,
      record: hostedZone && { name: domainName!, zone: hostedZone, loadBalancer: loadBalancer! },
      groups: () => (loadBalancer ?? this.listener).connections.securityGroups,
    });
    this.entrance.add(route);
    // Routes can come until synthesis.
    const { madeLoadBalancer: made } = this;
    if (made) atSynthesis(this, () => allowLongRequests(made, props, this.entrance.endpointsBehind(made)));
  }

  /**
   * The load balancer.
   *
   * Reading it throws SC024 with a `listener` that was imported, unless `loadBalancer` is given, too.
   */
  public get loadBalancer(): IApplicationLoadBalancer {
    return this.front.loadBalancer ?? this.madeLoadBalancer ?? this.front.refuseLoadBalancer('loadBalancer');
  }

  /**
   * URL to reach the service by: the domain name, or the name of the load balancer.
   *
   * Reading it throws SC024 if an imported load balancer or listener does not tell its name or port.
   */
  public get url(): string {
    return this.front.url(this.front.loadBalancer ?? this.madeLoadBalancer);
  }

  /**
   * Sends requests that match the conditions to another service. What makes the frontend public waits for that service, too, and for
   * all that it connects to.
   *
   * Throws SC022 for a priority that no rule can have, or that another rule of the listener has, SC023 without conditions, SC028 after synthesis, else what the
   * constructor throws for a service.
   *
   * @param id name of the route in this frontend
   * @param props the service, and which requests go to it
   * @returns the target group that ECS registers the tasks of the service with
   */
  public addRoute(id: string, props: ServiceConnectPublicRouteProps): ApplicationTargetGroup {
    refuseAfterSynthesis(this, `route ${id} is added to ${this.node.path}`);
    checkRouteProps(props, this);
    const plan = new RoutePlan(this, props, this.front);
    refuseIf(sc022, priorityTaken({ listener: this.listener, priority: props.priority }, this), this);
    const order = StackOrder.of(this).draft();
    plan.require(order);
    const routes = this.node.tryFindChild('Routes') as Construct | undefined ?? new Construct(this, 'Routes');
    const scope = new Construct(routes, id);
    const groups = plan.makeTargetGroups(scope);
    const route = plan.attach(groups, this.forward(scope, groups, props));
    order.commit();
    this.entrance.add(route);
    return groups.primary;
  }

  private listen(loadBalancer: IApplicationLoadBalancer): ApplicationListener {
    const { port, secure, newPolicy } = this.front;
    return this.makeListener('Listener', false, {
      loadBalancer,
      port: port!,
      protocol: secure ? ApplicationProtocol.HTTPS : ApplicationProtocol.HTTP,
      certificates: this.certificate && [this.certificate],
      sslPolicy: newPolicy,
      defaultTargetGroups: [this.targetGroup],
    });
  }

  private redirect(loadBalancer: IApplicationLoadBalancer): ApplicationListener {
    return this.makeListener('RedirectListener', true, {
      loadBalancer,
      port: HTTP_PORT,
      protocol: ApplicationProtocol.HTTP,
      defaultAction: ListenerAction.redirect({ protocol: ApplicationProtocol.HTTPS, port: String(this.front.port), permanent: true }),
    });
  }

  private makeListener(id: string, redirect: boolean, props: ApplicationListenerProps & { readonly port: number }): ApplicationListener {
    const { loadBalancer, port } = props;
    const own = new ApplicationListener(this, id, { ...props, open: false });
    this.claim(sc021, () => portTaken({ loadBalancer, port, redirect, own }, this));
    return own;
  }

  /** Makes the rules that forward to a service: without conditions, the default action of the listener does, unless ECS moves the traffic. */
  private forward(scope: Construct, groups: TargetGroups, props: RuledProps): IAlternateTarget | undefined {
    const { alternate } = groups;
    const { conditions, priority, alternateTarget } = props;
    if (!conditions && !alternate) return undefined;
    const action = forwardTo(groups);
    const production = this.makeRule(scope, 'Rule', {
      listener: this.listener, conditions: conditions ?? DEFAULT_RULE.conditions(), priority: priority ?? DEFAULT_RULE.priority, action,
    });
    if (!alternate) return undefined;
    const { testListener } = alternateTarget ?? {};
    const test = testListener && this.makeRule(scope, 'TestRule', { listener: this.listener, ...testListener, action: forwardTo(groups) });
    return alternateTargetOf(scope, alternate, { production, test }, alternateTarget);
  }

  private makeRule(scope: Construct, id: string, props: ApplicationListenerRuleProps): ApplicationListenerRule {
    const { listener, priority } = props;
    const own = new ApplicationListenerRule(scope, id, props);
    this.claim(sc022, () => priorityTaken({ listener, priority, own }, this));
    return own;
  }

  /** Listeners and rules that others add until synthesis can take what is claimed here: CDK names the construct. */
  private claim(rule: RuleInfo, problemOf: () => Problem | undefined): void {
    this.node.addValidation({
      validate: () => {
        const problem = problemOf();
        return problem ? [textOf(rule, problem)] : [];
      },
    });
  }
}
