import fc from 'fast-check';
import { Built } from './build';
import { groupOf, isLoadBalancer } from './properties';
import { CallShape, EndpointShape, services, ServiceShape, Shape } from './shape';
import { Synthesised } from '../support/app';
import { groupIn } from '../support/groups';

/** A change of an application, and all that it explains. */
export interface Change {
  /** What changes in the application. */
  readonly kind: string;
  readonly after: Shape;
  /** The numbers of the services whose tasks start anew. */
  readonly redeploys: readonly number[];
  /** Those that are updated while their tasks run on. */
  readonly updates?: readonly number[];
  /** Whether it touches a resource beside those services and their task definitions. */
  touches?(id: string, resource: Synthesised): boolean;
  /** Whether it replaces a resource beside task definitions. */
  replaces?(id: string, resource: Synthesised): boolean;
  /** Whether a resource can go to another stack, since the change turns the order of the stacks round. A rule that goes from one has to come to one. */
  moves?(id: string, resource: Synthesised): boolean;
}

/** What decides which change of a kind is made. */
export interface Draw {
  readonly kind: number;
  readonly one: number;
  readonly other: number;
  /** A service or a call that is new. */
  readonly service: ServiceShape;
  readonly call: Pick<CallShape, 'endpoint' | 'redeployAfter' | 'url'>;
}

/** Draws a change. */
export const draws: fc.Arbitrary<Draw> = fc.record({
  kind: fc.nat(999),
  one: fc.nat(99),
  other: fc.nat(99),
  service: services,
  call: fc.record({ endpoint: fc.constantFrom(0, 0, null), redeployAfter: fc.boolean(), url: fc.boolean() }),
});

type Explained = Omit<Change, 'kind'>;
type Maker = (built: Built, draw: Draw) => Explained | undefined;

const RULE = 'AWS::EC2::SecurityGroupIngress';
const typed = (type: string, pattern: RegExp) => (id: string, { Type }: Synthesised) => Type === type && pattern.test(id);
const isLog = typed('AWS::Logs::LogGroup', /^ServiceConnect(Proxy|Application)Logs/);
const isTlsRole = typed('AWS::IAM::Role', /^ServiceConnectTlsRole/);
/** What opens a load balancer goes into the stack that is deployed last. */
const isPublicRule = typed(RULE, /^ServiceConnectPublicAccess/);
const isTargetGroup = typed('AWS::ElasticLoadBalancingV2::TargetGroup', /^Public/);
const isInstancePolicy = typed('AWS::IAM::Policy', /^InstancesInstanceRoleDefaultPolicy/);
/** The custom resource that redeploys a client, its permission, and the function of CDK behind it. */
const redeploys = (id: string) => /RedeployAfter|^ServiceConnectRedeployments|^AWS679f53fac002430cb0da5b7982bd2287/.test(id);

/** Whether a rule admits the client of a call to its server. */
function isRuleOf({ services: some }: Shape, { client, server }: CallShape, { Type, Properties }: Synthesised): boolean {
  const [from, to] = [client, server].map((n) => groupOf(some[n], n));
  return Type === RULE && groupIn(Properties.SourceSecurityGroupId) === from && groupIn(Properties.GroupId) === to;
}

/** Whether a rule leads from a load balancer to a group. */
function isBalancerRule(group: string, { Type, Properties }: Synthesised): boolean {
  if (Type === RULE) return isLoadBalancer(Properties.SourceSecurityGroupId) && groupIn(Properties.GroupId) === group;
  return Type === 'AWS::EC2::SecurityGroupEgress' && groupIn(Properties.DestinationSecurityGroupId) === group;
}

/** What is in the stack that is deployed last, of two or more: rules and redeployments of clients that come first, and public rules. */
function goesLast(shape: Shape): Required<Change>['moves'] {
  const stackOf = (n: number) => shape.services[n].stack;
  const over = shape.calls.filter(({ client, server, redeployAfter }) => redeployAfter && stackOf(client) !== stackOf(server));
  return (id, resource) => over.some((call) => isRuleOf(shape, call, resource)) || (over.length > 0 && (redeploys(id) || isPublicRule(id, resource)));
}

/** Each kind of change: how it is made, and what follows from it. `undefined` if an application has nothing of what it changes. */
const KINDS: Readonly<Record<string, Maker>> = {
  neighbour: ({ accepted: shape }, { service, one }) => {
    const number = shape.services.length;
    const after = { ...shape, services: [...shape.services, { ...service, stack: one % (shape.stacks.length + 1) }] };
    const own = new RegExp(`^S${number}(?!\\d)`);
    return { after, redeploys: [], touches: (id, resource) => own.test(id) || [isLog, isTlsRole, isInstancePolicy].some((is) => is(id, resource)) };
  },
  alias: (built, draw) => {
    const changed = changedEndpoint(built, draw, () => ({ alias: 'renamed' }));
    return changed && { ...changed, redeploys: [...changed.server, ...startAnew(built, changed.calls)], touches: redeploys };
  },
  tls: (built, draw) => {
    const changed = changedEndpoint(built, draw, ({ tls }) => ({ tls: !tls }));
    return changed && {
      ...changed,
      // URLs stay as they are.
      redeploys: [...changed.server, ...startAnew(built, changed.calls.map((call) => ({ ...call, url: false })))],
      touches: (id, resource) => isTlsRole(id, resource) || redeploys(id),
      // The load balancer speaks it, too.
      replaces: isTargetGroup,
    };
  },
  size: (built, draw) => changedService(built, draw, { large: true }),
  release: (built, draw) => changedService(built, draw, { release: '2' }),
  count: (built, draw) => {
    const explained = changedService(built, draw, { count: 3 });
    return explained && { after: explained.after, updates: explained.redeploys, redeploys: [] };
  },
  peer: (built, { one, call }) => {
    const { accepted: shape } = built;
    const pair = nth(strangers(built), one);
    if (!pair) return undefined;
    const added = { ...pair, ...call };
    return {
      after: { ...shape, calls: [...shape.calls, added] },
      redeploys: startAnew(built, [added]),
      touches: (id, resource) => isRuleOf(shape, added, resource) || (call.redeployAfter && (redeploys(id) || isPublicRule(id, resource))),
      moves: goesLast(shape),
    };
  },
  elsewhere: (built, { one, other }) => {
    const { accepted: shape } = built;
    const client = nth(made(built), one);
    if (client === undefined) return undefined;
    const added = { id: 5, client, withGroup: other % 2 === 0 };
    return {
      after: { ...shape, imports: [...shape.imports, added] },
      redeploys: isOnMesh(shape.services[client]) ? [client] : [],
      touches: (_id, { Type, Properties }) => Type === RULE && Properties.GroupId === 'sg-0123456789abcdef5',
    };
  },
  endpoint: (built, { one, other }) => {
    const { accepted: shape } = built;
    const server = nth(made(built), one);
    if (server === undefined) return undefined;
    const { endpoints } = shape.services[server];
    const calls = shape.calls.filter((call) => call.server === server && call.endpoint === null);
    return {
      after: withService(built, server, { endpoints: [...endpoints, { protocol: other % 2 === 0 ? 'http' : 'tcp', tls: false }] }),
      redeploys: [server, ...startAnew(built, calls)],
      touches: (id, resource) => redeploys(id) || calls.some((call) => isRuleOf(shape, call, resource)),
    };
  },
  route: (built, { one }) => {
    const { accepted: shape } = built;
    const service = nth(made(built), one);
    if (service === undefined || !shape.frontend) return undefined;
    const { frontend } = shape;
    const group = groupOf(shape.services[service], service);
    return {
      after: { ...shape, frontend: { ...frontend, routes: [...frontend.routes, { id: 5, service }] } },
      redeploys: [service],
      touches: (id, resource) => id.startsWith('PublicRoutesRoute5') || isPublicRule(id, resource) || isBalancerRule(group, resource),
      moves: goesLast(shape),
    };
  },
  retention: ({ accepted }) => ({ after: { ...accepted, retention: 365 }, redeploys: [], touches: isLog }),
};

/** The change of an application that a draw decides, among those that it can have. */
export function changeOf(built: Built, draw: Draw): Change {
  const possible = Object.entries(KINDS).flatMap(([kind, make]) => {
    const explained = make(built, draw);
    return explained ? [{ kind, ...explained }] : [];
  });
  return nth(possible, draw.kind);
}

const nth = <T>(items: readonly T[], n: number) => items[n % items.length];

/** The numbers of the services that were accepted. */
const made = ({ services: some }: Built) => [...some.keys()].filter((n) => some[n]);

/** Pairs of a client and a server that are not connected. */
function strangers(built: Built): Pick<CallShape, 'client' | 'server'>[] {
  const { calls, services: some } = built.accepted;
  const servers = made(built).filter((n) => some[n].endpoints.length > 0);
  const pairs = made(built).flatMap((client) => servers.map((server) => ({ client, server })));
  return pairs.filter(({ client, server }) => client !== server && !calls.some((call) => call.client === client && call.server === server));
}

function withService({ accepted: shape }: Built, number: number, change: Partial<ServiceShape>): Shape {
  return { ...shape, services: shape.services.map((each, i) => (i === number ? { ...each, ...change } : each)) };
}

function changedService(built: Built, { one }: Draw, change: Partial<ServiceShape>): Explained | undefined {
  const number = nth(made(built), one);
  return number === undefined ? undefined : { after: withService(built, number, change), redeploys: [number] };
}

/** An application with another endpoint, the calls of the endpoint, and its server, if its configuration holds it. */
interface ChangedEndpoint {
  readonly after: Shape;
  readonly calls: readonly CallShape[];
  readonly server: readonly number[];
}

type EndpointChange = (endpoint: EndpointShape) => Partial<EndpointShape>;

function changedEndpoint(built: Built, { one, other }: Draw, change: EndpointChange): ChangedEndpoint | undefined {
  const { accepted: shape } = built;
  const server = nth(made(built).filter((n) => shape.services[n].endpoints.length > 0), one);
  if (server === undefined) return undefined;
  const { endpoints } = shape.services[server];
  const number = other % endpoints.length;
  return {
    after: withService(built, server, { endpoints: endpoints.map((each, i) => (i === number ? { ...each, ...change(each) } : each)) }),
    calls: shape.calls.filter((call) => call.server === server && (call.endpoint === null || call.endpoint === number)),
    server: isOnMesh(shape.services[server]) ? [server] : [],
  };
}

/** What is adopted is on the mesh. */
const isOnMesh = ({ kind, enabled }: ServiceShape) => enabled || kind === 'adopted';

/** Clients whose variables or whose proxies know of calls that change. */
function startAnew({ accepted: { services: some } }: Built, calls: readonly CallShape[]): number[] {
  return [...new Set(calls.filter(({ client, url }) => url || isOnMesh(some[client])).map(({ client }) => client))];
}
