import fc from 'fast-check';

/** The kinds of services. */
const KINDS = ['fargate', 'ec2', 'bridge', 'adopted'] as const;

/** An application of services as plain data, which fast-check draws and shrinks. Services and stacks go by their numbers. */
export interface Shape {
  /** Where each stack after the first stands: in the app, nested in the first, or in a Stage. */
  readonly stacks: readonly ('app' | 'nested' | 'stage')[];
  readonly services: readonly ServiceShape[];
  readonly calls: readonly CallShape[];
  readonly imports: readonly ImportShape[];
  readonly frontend?: FrontendShape;
  /** Whether the cluster has container instances; it has unless this says `false`. */
  readonly instances?: boolean;
  /** How many days the proxies' logs are kept, if not as the library says. */
  readonly retention?: number;
}

/** A service. */
export interface ServiceShape {
  readonly kind: typeof KINDS[number];
  readonly stack: number;
  readonly endpoints: readonly EndpointShape[];
  /** Whether its tasks are in the security group that some services share. */
  readonly shared: boolean;
  readonly enabled: boolean;
  /** Whether its tasks are twice as large as others. */
  readonly large?: boolean;
  readonly count?: number;
  /** An environment variable of its container. */
  readonly release?: string;
}

/** An endpoint. */
export interface EndpointShape {
  readonly protocol: 'http' | 'http2' | 'grpc' | 'tcp';
  readonly tls: boolean;
  /** The name that clients dial, if it is not the discovery name. */
  readonly alias?: string;
}

/** A call of `connectTo`. */
export interface CallShape {
  readonly client: number;
  /** The client itself only if there is no other service. */
  readonly server: number;
  /** The number of the endpoint; `null` for a call that names none. */
  readonly endpoint: number | null;
  readonly redeployAfter: boolean;
  readonly url: boolean;
}

/** A client of an endpoint that another app publishes, with or without its security group. */
export interface ImportShape {
  /** Its own number, from which its names are made. */
  readonly id: number;
  readonly client: number;
  readonly withGroup: boolean;
}

/** A public frontend with routes to further services. */
interface FrontendShape {
  readonly stack: number;
  readonly service: number;
  readonly routes: readonly RouteShape[];
}

/** A route of the frontend. */
export interface RouteShape {
  /** Its own number, from which its names are made. */
  readonly id: number;
  readonly service: number;
}

const number = fc.nat(11);
const endpoint: fc.Arbitrary<EndpointShape> = fc.record({
  protocol: fc.constantFrom('http', 'http', 'http2', 'grpc', 'tcp'),
  tls: fc.constantFrom(false, false, true),
});

/** Draws a service; the number of its stack is still to be taken modulo the count. */
export const services: fc.Arbitrary<ServiceShape> = fc.record({
  kind: fc.constantFrom(...KINDS),
  stack: number,
  endpoints: fc.oneof({ weight: 4, arbitrary: fc.array(endpoint, { minLength: 1, maxLength: 2 }) }, { weight: 1, arbitrary: fc.constant([]) }),
  shared: fc.boolean(),
  enabled: fc.constantFrom(true, true, true, true, false),
});
const drawn = fc.record({
  stacks: fc.array(fc.constantFrom('app', 'app', 'nested', 'stage'), { maxLength: 3 }),
  services: fc.array(services, { minLength: 1, maxLength: 7, size: 'max' }),
  calls: fc.array(fc.record({
    client: number, distance: fc.nat(6), endpoint: fc.constantFrom(0, 0, 1, null), redeployAfter: fc.boolean(), url: fc.boolean(),
  }), { maxLength: 12, size: 'max' }),
  imports: fc.array(fc.record({ client: number, withGroup: fc.boolean() }), { maxLength: 2 }),
  frontend: fc.option(fc.record({ stack: number, service: number, routes: fc.array(number, { maxLength: 2 }) }), { nil: undefined }),
});

/** Draws an application. */
export const shapes: fc.Arbitrary<Shape> = drawn.map(({ stacks, services: some, calls, imports, frontend }) => {
  const stackOf = (n: number) => n % (stacks.length + 1);
  const nth = (n: number) => n % some.length;
  return {
    stacks: stacks as Shape['stacks'],
    services: some.map((each) => ({ ...each, stack: stackOf(each.stack) })),
    // A server is another service, if there is one.
    calls: calls.map(({ distance, ...each }) => ({
      ...each, client: nth(each.client), server: nth(nth(each.client) + 1 + (distance % Math.max(some.length - 1, 1))),
    })),
    imports: imports.map((each, id) => ({ ...each, id, client: nth(each.client) })),
    frontend: frontend && {
      stack: stackOf(frontend.stack),
      service: nth(frontend.service),
      routes: frontend.routes.map((route, id) => ({ id, service: nth(route) })),
    },
  };
});
