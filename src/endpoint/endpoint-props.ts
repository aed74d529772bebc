import { Duration } from 'aws-cdk-lib/core';
import { ServiceConnectProtocol } from './protocol';
import { ServiceConnectTestTraffic } from './test-traffic';
import { ServiceConnectTls } from '../proxy';

/** Properties of an endpoint of any protocol. */
export interface ServiceConnectEndpointProps {
  /**
   * Port that the container listens on, 1 to 65535.
   *
   * The proxy listens on the same port for other services, unless `ingressPortOverride` says otherwise.
   */
  readonly containerPort: number;
  /**
   * Name of the container that listens on the port, for a task of several containers. A container that the construct does not make
   * can be added to the task definition until synthesis.
   *
   * @default - the container that maps the port; if there is none, the main container
   */
  readonly containerName?: string;
  /**
   * Name of the port mapping: 1 to 64 characters of a-z, 0-9, "_" and "-", without a hyphen at the beginning.
   *
   * @default - the first label of `dnsName`; without one, protocol and port, such as `http-8080`
   */
  readonly name?: string;
  /**
   * Name that clients dial, the client alias: 1 to 127 characters of a-z, 0-9, "_", "." and "-".
   *
   * @default - clients dial `<discoveryName>.<namespaceName>`
   */
  readonly dnsName?: string;
  /**
   * Port that clients dial, 1 to 65535. It changes nothing on the server.
   *
   * @default - the container port
   */
  readonly port?: number;
  /**
   * Name of the endpoint in Cloud Map, unique in the namespace.
   *
   * @default - the name of the port mapping; if neither `name` nor `dnsName` is given, the path of the service in its Stage and the name of
   * the port mapping, `shop-catalog-http-8080`, so that the name is unique. Moving the service to another path changes it.
   */
  readonly discoveryName?: string;
  /**
   * Port that the proxy listens on instead of the container port, 1025 to 65535.
   *
   * With it, traffic that does not come through Service Connect, such as a load balancer's, reaches the application directly.
   *
   * @default - the proxy listens on the container port
   */
  readonly ingressPortOverride?: number;
  /**
   * How long a connection can be idle before the proxy closes it, in whole seconds. Zero turns the timeout off.
   *
   * @default - 5 minutes for HTTP, HTTP/2 and gRPC, 1 hour for TCP
   */
  readonly idleTimeout?: Duration;
  /**
   * Encryption between the proxies of this endpoint and those of its clients. URLs stay `http://`: an application speaks plain HTTP
   * to the proxy beside it.
   *
   * @default - as the service says
   */
  readonly tls?: ServiceConnectTls;
}

/** Properties of an endpoint that speaks HTTP, HTTP/2 or gRPC. */
export interface ServiceConnectHttpEndpointProps extends ServiceConnectEndpointProps {
  /**
   * How long the proxy waits for the complete response to a request, in whole seconds. Zero turns the timeout off, which streams need.
   *
   * @default - 15 seconds, as the proxy has it
   */
  readonly perRequestTimeout?: Duration;
  /**
   * Requests that go to the new version of the service while a blue/green deployment tests it.
   *
   * @default - requests with the header `x-amzn-ecs-blue-green-test`, if the service has such a deployment strategy
   */
  readonly testTraffic?: ServiceConnectTestTraffic;
}

/** Properties of an endpoint that takes over the name and port that clients dial today. */
export interface ServiceConnectTakingOverProps extends ServiceConnectHttpEndpointProps {
  /**
   * What the endpoint speaks. TCP has no `perRequestTimeout` and no `testTraffic`.
   *
   * @default ServiceConnectProtocol.HTTP
   */
  readonly protocol?: ServiceConnectProtocol;
}

type HttpOption = Exclude<keyof ServiceConnectHttpEndpointProps, keyof ServiceConnectEndpointProps>;

/** What TCP does not have, since the proxy sees no requests in TCP; a missing option does not compile. */
const ONLY_HTTP: { readonly [O in HttpOption]-?: true } = { perRequestTimeout: true, testTraffic: true };

/** The options that TCP does not have. */
export const HTTP_OPTIONS = Object.keys(ONLY_HTTP) as readonly HttpOption[];
