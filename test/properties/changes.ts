import fc from 'fast-check';
import { Built } from './build';
import { groupOf } from './properties';
import { CallShape, EndpointShape, services, ServiceShape, Shape } from './shape';
import { Synthesised } from '../support/app';
import { groupIn } from '../support/groups';

/** A change of an application, and all that it explains. */
export interface Change {
  readonly kind: Kind;
  readonly after: Shape;
  /** The numbers of the services whose tasks start anew. */
  readonly redeploys: readonly number[];
  /** Those that are updated while their tasks run on. */
  readonly updates?: readonly number[];
  /** Whether it touches a resource beside those services and their task definitions. */
  touches?(id: string, resource: Synthesised): boolean;
  /** Whether it replaces a resource beside task definitions. */
  replaces?(id: string, resource: Synthesised): boolean;
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

const typed = (type: string, pattern: RegExp) => (id: string, { Type }: Synthesised) => Type === type && pattern.test(id);
const isLog = typed('AWS::Logs::LogGroup', /^ServiceConnect(Proxy|Application)Logs/);
const isTlsRole = typed('AWS::IAM::Role', /^ServiceConnectTlsRole/);
const isTargetGroup = typed('AWS::ElasticLoadBalancingV2::TargetGroup', /^Public/);
const isInstancePolicy = typed('AWS::IAM::Policy', /^InstancesInstanceRoleDefaultPolicy/);
/** The custom resource that redeploys a client, its permission, and the function of CDK behind it. */
const redeploys = (id: string) => /RedeployAfter|^ServiceConnectRedeployments|^AWS679f53fac002430cb0da5b7982bd2287/.test(id);

/** Each kind of change: how it is made, and what follows from it. `undefined` if an application has nothing of what it changes. */
const KINDS = {
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
  peer: (built, { one, other, call }) => {
    const { accepted: shape } = built;
    const [client, server] = [one, other].map((n) => nth(made(built), n));
    if (client === server || shape.calls.some((each) => each.client === client && each.server === server)) return undefined;
    const [from, to] = [client, server].map((n) => groupOf(shape.services[n], n));
    return {
      after: { ...shape, calls: [...shape.calls, { client, server, ...call }] },
      redeploys: startAnew(built, [{ client, server, ...call }]),
      touches: (id, { Type, Properties }) => (
        (Type === 'AWS::EC2::SecurityGroupIngress' && groupIn(Properties.SourceSecurityGroupId) === from && groupIn(Properties.GroupId) === to)
        || (call.redeployAfter && redeploys(id))
      ),
    };
  },
  retention: ({ accepted }) => ({ after: { ...accepted, retention: 365 }, redeploys: [], touches: isLog }),
} satisfies Record<string, Maker>;

/** What changes in an application. */
export type Kind = keyof typeof KINDS;

/** The change of an application that a draw decides, among those that it can have. */
export function changeOf(built: Built, draw: Draw): Change {
  const possible = (Object.entries(KINDS) as [Kind, Maker][]).flatMap(([kind, make]) => {
    const explained = make(built, draw);
    return explained ? [{ kind, ...explained }] : [];
  });
  return nth(possible, draw.kind);
}

const nth = <T>(items: readonly T[], n: number) => items[n % items.length];

/** The numbers of the services that were accepted. */
const made = ({ services: some }: Built) => [...some.keys()].filter((n) => some[n]);

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

function changedEndpoint(built: Built, { one, other }: Draw, change: (endpoint: EndpointShape) => Partial<EndpointShape>): ChangedEndpoint | undefined {
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
