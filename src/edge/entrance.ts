import { IPeer, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IConstruct } from 'constructs';
import { Route } from './frontend-route';
import { admitPublic, PublicRecord, publishName } from './public-access';
import { admitToTargets } from './target-admission';
import { atSynthesis, stageOf } from '../core';
import { ServiceConnectEndpoint } from '../endpoint';
import { Member } from '../mesh';

/** What a frontend opens. */
interface EntranceOptions {
  /** Whether it makes the listener, or joins one. */
  readonly makesListener: boolean;
  /** Left out if it is not known: the listener was imported. */
  readonly loadBalancer?: IApplicationLoadBalancer;
  /** Ports of the load balancer. */
  readonly ports: readonly number[];
  readonly peers: readonly IPeer[];
  readonly record?: PublicRecord;
  /** Security groups of the load balancer: more may come until synthesis. */
  groups(): readonly ISecurityGroup[];
}

/** The entrances of an App or a Stage. */
const ENTRANCES = new WeakMap<IConstruct, Entrance[]>();

/**
 * The way from the public through a load balancer to services.
 *
 * It is opened at synthesis, when all routes, connections and instances are known. The load balancer reaches the tasks before these
 * start; the public reaches the load balancer after all services behind the port are there. Entrances can share the port: those that
 * join one listener do.
 */
export class Entrance {
  private readonly routes: Route[] = [];

  constructor(private readonly frontend: IConstruct, private readonly options: EntranceOptions) {
    this.all().push(this);
    atSynthesis(frontend, () => this.open());
  }

  /** One more service behind the load balancer. */
  add(route: Route): void {
    this.routes.push(route);
  }

  /** The endpoints behind a load balancer, by all of its entrances. */
  endpointsBehind({ loadBalancerArn }: IApplicationLoadBalancer): ServiceConnectEndpoint[] {
    return this.all().filter(({ options }) => options.loadBalancer?.loadBalancerArn === loadBalancerArn)
      .flatMap(({ routes }) => routes.flatMap(({ endpoint }) => endpoint ?? []));
  }

  private open(): void {
    const { ports, peers, record } = this.options;
    const groups = this.options.groups();
    for (const route of this.routes) admitToTargets(groups, route);
    for (const group of groups) {
      for (const port of ports) {
        for (const peer of peers) admitPublic(group, port, peer, { frontend: this.frontend, members: this.membersBehind(group, port) });
      }
    }
    if (record) publishName(record, { frontend: this.frontend, members: this.membersBehind(groups[0], ports[0]) });
  }

  /** The service of the frontend itself first, the others by path. */
  private get members(): Member[] {
    const [own, ...others] = this.routes.map(({ member }) => member);
    return [own, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))];
  }

  /** The services behind a port, in an order that a further one does not change. */
  private membersBehind(group: ISecurityGroup | undefined, port: number): Member[] {
    const shares = ({ options }: Entrance) => (
      options.ports.includes(port) && options.groups().some(({ securityGroupId }) => securityGroupId === group?.securityGroupId)
    );
    const entrances = this.all().filter((entrance) => entrance === this || shares(entrance)).sort((a, b) => a.precedes(b));
    return [...new Set(entrances.flatMap(({ members }) => members))];
  }

  /** The one that makes the listener comes first, the others by path. */
  private precedes(other: Entrance): number {
    const [mine, its] = [this, other].map(({ frontend, options }) => `${options.makesListener ? 0 : 1} ${frontend.node.path}`);
    return mine < its ? -1 : 1;
  }

  private all(): Entrance[] {
    const place = stageOf(this.frontend);
    const all = ENTRANCES.get(place) ?? [];
    ENTRANCES.set(place, all);
    return all;
  }
}
