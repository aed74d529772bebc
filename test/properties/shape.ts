import fc from 'fast-check';

/** The kinds of services. */
const KINDS = ['fargate', 'ec2', 'bridge', 'adopted'] as const;

/** An application of services as plain data, which fast-check draws and shrinks. */
export interface Shape {
  /** Where each stack after the first stands: in the app, nested in the first, or in a Stage. */
  readonly stacks: readonly ('app' | 'nested' | 'stage')[];
  readonly services: readonly ServiceShape[];
  readonly calls: readonly CallShape[];
  readonly imports: readonly ImportShape[];
  readonly frontend?: FrontendShape;
}

/** A service. Numbers of stacks and services are taken modulo their count. */
export interface ServiceShape {
  readonly kind: typeof KINDS[number];
  readonly stack: number;
  readonly endpoints: readonly EndpointShape[];
  /** Whether its tasks are in the security group that some services share. */
  readonly shared: boolean;
  readonly enabled: boolean;
}

/** An endpoint. */
export interface EndpointShape {
  readonly protocol: 'http' | 'http2' | 'grpc' | 'tcp';
  readonly tls: boolean;
}

/** A call of `connectTo`. */
export interface CallShape {
  readonly client: number;
  /** How far the server is from the client, in the row of services. */
  readonly distance: number;
  /** The number of the endpoint; `null` for a call that names none. */
  readonly endpoint: number | null;
  readonly redeployAfter: boolean;
  readonly url: boolean;
}

/** A client of an endpoint that another app publishes, with or without its security group. */
export interface ImportShape {
  readonly client: number;
  readonly withGroup: boolean;
}

/** A public frontend with routes to further services. */
interface FrontendShape {
  readonly stack: number;
  readonly service: number;
  readonly routes: readonly number[];
}

const number = fc.nat(11);
const endpoint: fc.Arbitrary<EndpointShape> = fc.record({
  protocol: fc.constantFrom('http', 'http', 'http2', 'grpc', 'tcp'),
  tls: fc.constantFrom(false, false, true),
});
const service: fc.Arbitrary<ServiceShape> = fc.record({
  kind: fc.constantFrom(...KINDS),
  stack: number,
  endpoints: fc.oneof({ weight: 4, arbitrary: fc.array(endpoint, { minLength: 1, maxLength: 2 }) }, { weight: 1, arbitrary: fc.constant([]) }),
  shared: fc.boolean(),
  enabled: fc.constantFrom(true, true, true, true, false),
});
const call: fc.Arbitrary<CallShape> = fc.record({
  client: number, distance: fc.nat(6), endpoint: fc.constantFrom(0, 0, 1, null), redeployAfter: fc.boolean(), url: fc.boolean(),
});

/** Draws an application. */
export const shapes: fc.Arbitrary<Shape> = fc.record({
  stacks: fc.array(fc.constantFrom('app', 'app', 'nested', 'stage'), { maxLength: 3 }),
  services: fc.array(service, { minLength: 1, maxLength: 7, size: 'max' }),
  calls: fc.array(call, { maxLength: 12, size: 'max' }),
  imports: fc.array(fc.record({ client: number, withGroup: fc.boolean() }), { maxLength: 2 }),
  frontend: fc.option(fc.record({ stack: number, service: number, routes: fc.array(number, { maxLength: 2 }) }), { nil: undefined }),
}) as fc.Arbitrary<Shape>;
