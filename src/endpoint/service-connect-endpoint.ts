import { Duration, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import {
  HTTP_OPTIONS, ServiceConnectEndpointProps, ServiceConnectHttpEndpointProps, ServiceConnectTakingOverProps,
} from './endpoint-props';
import { ServiceConnectProtocol } from './protocol';
import { ServiceConnectTestTraffic } from './test-traffic';
import {
  addressInNamespace, ENDPOINT_EXPECTED, literalRequired, nameRequired, propNotSupported, sc004, sc009, sc010, sc017, sc027, takingOverWithoutName,
  urlOfTcp,
} from '../analysis/rules/misuse';
import { DiscoveryNameSource } from '../analysis/rules/naming/sc201-discovery-name-unique';
import { discoveryNameProblem, sc203 } from '../analysis/rules/naming/sc203-discovery-name-format';
import { dnsNameProblem, sc204 } from '../analysis/rules/naming/sc204-dns-name-format';
import { portNameProblem, sc102 } from '../analysis/rules/ports/sc102-port-name-format';
import { ingressPortProblem, sc106 } from '../analysis/rules/ports/sc106-ingress-port-range';
import { sc110, timeoutProblem } from '../analysis/rules/ports/sc110-timeout-range';
import { ServiceConnectTls } from '../proxy';
import { checkEnum, checkLiteral, checkPort, Mark, refuse, refuseForeign, refuseIf } from '../validation';

/** The endpoints that this library made. */
const ENDPOINT = new Mark<true>('endpoint');


/**
 * A port that a service publishes in its namespace.
 *
 * The value checks itself when it is made, so that a wrong port or name shows at the line that wrote it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html
 */
export class ServiceConnectEndpoint {
  /**
   * An endpoint that speaks HTTP/1.1.
   *
   * The proxy ends a request after 15 seconds, streams and long responses too: give those `perRequestTimeout: Duration.seconds(0)`. It sends a
   * request of any method again that was answered 503.
   *
   * Throws SC102, SC105, SC106, SC110, SC203 or SC204 for a value that ECS does not accept, SC004 for a token where the value is
   * needed at synthesis.
   *
   * @param props the port and how clients see it
   */
  public static http(props: ServiceConnectHttpEndpointProps): ServiceConnectEndpoint {
    return new ServiceConnectEndpoint(ServiceConnectProtocol.HTTP, props);
  }

  /**
   * An endpoint that speaks HTTP/2. Throws as `http` does.
   *
   * @param props the port and how clients see it
   */
  public static http2(props: ServiceConnectHttpEndpointProps): ServiceConnectEndpoint {
    return new ServiceConnectEndpoint(ServiceConnectProtocol.HTTP2, props);
  }

  /**
   * An endpoint that speaks gRPC. Throws as `http` does.
   *
   * The proxy ends a call after 15 seconds, streams too: give those `perRequestTimeout: Duration.seconds(0)`.
   *
   * @param props the port and how clients see it
   */
  public static grpc(props: ServiceConnectHttpEndpointProps): ServiceConnectEndpoint {
    return new ServiceConnectEndpoint(ServiceConnectProtocol.GRPC, props);
  }

  /**
   * An endpoint that speaks anything else over TCP. It has no request timeout, since the proxy sees no requests. Throws as `http`
   * does.
   *
   * @param props the port and how clients see it
   */
  public static tcp(props: ServiceConnectEndpointProps): ServiceConnectEndpoint {
    return new ServiceConnectEndpoint(ServiceConnectProtocol.TCP, props);
  }

  /**
   * An endpoint that takes over the name and port that clients dial today, those of a Cloud Map service or an internal load balancer:
   * the first step of a migration. Clients that are not on the mesh yet keep the old way; those that join it use the new one under the
   * same address.
   *
   * The discovery name is `<name>-sc`, since a Cloud Map service of the plain name can be in the namespace. Throws as `http` does,
   * SC017 without a `dnsName`, SC010 for a `perRequestTimeout` or a `testTraffic` of TCP.
   *
   * @param props the port and the name, as clients see them today
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
   */
  public static takingOver(props: ServiceConnectTakingOverProps): ServiceConnectEndpoint {
    const { protocol = ServiceConnectProtocol.HTTP, dnsName } = props;
    checkEnum('protocol', protocol, ServiceConnectProtocol);
    if (dnsName === undefined) refuse(sc017, takingOverWithoutName());
    const lost = protocol === ServiceConnectProtocol.TCP && HTTP_OPTIONS.find((name) => props[name] !== undefined);
    if (lost) refuse(sc010, propNotSupported(lost, 'the proxy sees no requests in TCP', 'leave it out'));
    return new ServiceConnectEndpoint(protocol, props, '-sc');
  }

  /** Name of the port mapping. */
  public readonly name: string;
  /** What the endpoint speaks. */
  public readonly protocol: ServiceConnectProtocol;
  /** Port that the container listens on. */
  public readonly containerPort: number;
  /**
   * Name of the container that listens on the port.
   *
   * @default - the container that maps the port; if there is none, the main container
   */
  public readonly containerName?: string;
  /** Port that clients dial. */
  public readonly port: number;
  /**
   * Name that clients dial.
   *
   * @default - clients dial `<discoveryName>.<namespaceName>`
   */
  public readonly dnsName?: string;
  /**
   * Name of the endpoint in Cloud Map.
   *
   * @default - made from the path of the service: that of the bound endpoint tells it
   */
  public readonly discoveryName?: string;
  /**
   * Port that the proxy listens on instead of the container port.
   *
   * @default - the proxy listens on the container port
   */
  public readonly ingressPortOverride?: number;
  /**
   * How long a connection can be idle.
   *
   * @default - 5 minutes for HTTP, HTTP/2 and gRPC, 1 hour for TCP
   */
  public readonly idleTimeout?: Duration;
  /**
   * How long the proxy waits for the complete response to a request.
   *
   * @default - 15 seconds; none for TCP
   */
  public readonly perRequestTimeout?: Duration;
  /**
   * Requests that go to the new version of the service while a blue/green deployment tests it.
   *
   * @default - as ECS chooses; none for TCP
   */
  public readonly testTraffic?: ServiceConnectTestTraffic;
  /**
   * Encryption between the proxies.
   *
   * @default - as the service says
   */
  public readonly tls?: ServiceConnectTls;

  /**
   * The prop that gives the discovery name, if one does.
   *
   * @internal
   */
  public readonly _discoveryNameFrom?: DiscoveryNameSource;

  private constructor(protocol: ServiceConnectProtocol, given: ServiceConnectHttpEndpointProps, suffix = '') {
    ENDPOINT.set(this, true);
    const props = optionsOf(protocol, given);
    const { containerPort, dnsName, discoveryName, ingressPortOverride } = props;
    this.protocol = protocol;
    this.containerPort = containerPort;
    this.containerName = props.containerName;
    this.port = props.port ?? containerPort;
    this.dnsName = dnsName;
    this.ingressPortOverride = ingressPortOverride;
    this.idleTimeout = props.idleTimeout;
    this.tls = props.tls;
    this.perRequestTimeout = props.perRequestTimeout;
    this.testTraffic = props.testTraffic;

    checkPort('containerPort', containerPort);
    checkPort('port', this.port);
    if (ingressPortOverride !== undefined) {
      checkLiteral('ingressPortOverride', ingressPortOverride);
      refuseIf(sc106, ingressPortProblem(ingressPortOverride));
    }
    checkTimeout('idleTimeout', this.idleTimeout);
    checkTimeout('perRequestTimeout', this.perRequestTimeout);
    if (dnsName !== undefined && !Token.isUnresolved(dnsName)) refuseIf(sc204, dnsNameProblem(dnsName));

    this.name = props.name ?? defaultName(protocol, containerPort, dnsName);
    if (!Token.isUnresolved(this.name)) refuseIf(sc102, portNameProblem(this.name));
    this._discoveryNameFrom = (['discoveryName', 'name', 'dnsName'] as const).find((source) => props[source] !== undefined);
    this.discoveryName = discoveryName ?? (this._discoveryNameFrom && `${this.name}${suffix}`);
    const isOwn = discoveryName !== undefined || suffix !== '';
    if (isOwn && this.discoveryName !== undefined && !Token.isUnresolved(this.discoveryName)) checkDiscoveryName(this.discoveryName);
  }

  /**
   * Name and port that clients dial, `catalog:80`, before a service publishes the endpoint: for a server that is told its own address.
   *
   * Reading it throws SC027 without a `dnsName`: `endpoint(name).address` of the service then has it.
   */
  public get address(): string {
    return `${this.dnsName ?? refuse(sc027, addressInNamespace('the address', this.name))}:${this.port}`;
  }

  /**
   * URL that clients use, `http://catalog:80`. It is `http` with TLS, too. Reading it throws as `address` does, and SC009 for a TCP
   * endpoint.
   */
  public get url(): string {
    if (this.protocol === ServiceConnectProtocol.TCP) refuse(sc009, urlOfTcp(this.dnsName === undefined ? this.name : this.address));
    return `http://${this.address}`;
  }

  /** Port on which the proxy of the server listens for other services: the one to open. */
  public get listenPort(): number {
    return this.ingressPortOverride ?? this.containerPort;
  }
}

/** Rejects what is no list of endpoints of this library. */
export function checkEndpointObjects(endpoints: readonly ServiceConnectEndpoint[], scope: IConstruct): void {
  if (!Array.isArray(endpoints)) refuseForeign('endpoints', endpoints, ENDPOINT_EXPECTED, scope);
  const foreign = endpoints.findIndex((endpoint) => !ENDPOINT.get(endpoint));
  if (foreign >= 0) refuseForeign(`endpoint ${foreign + 1} of endpoints`, endpoints[foreign], ENDPOINT_EXPECTED, scope);
}

/** The given options, without those that the protocol does not have. */
function optionsOf(protocol: ServiceConnectProtocol, props: ServiceConnectHttpEndpointProps): ServiceConnectHttpEndpointProps {
  if (protocol !== ServiceConnectProtocol.TCP) return props;
  return { ...props, ...Object.fromEntries(HTTP_OPTIONS.map((name) => [name, undefined])) };
}

function defaultName(protocol: ServiceConnectProtocol, containerPort: number, dnsName: string | undefined): string {
  if (dnsName === undefined) return `${protocol}-${containerPort}`;
  if (Token.isUnresolved(dnsName)) refuse(sc004, nameRequired('dnsName'));
  return dnsName.split('.', 1)[0];
}

function checkTimeout(property: string, timeout: Duration | undefined): void {
  if (timeout === undefined) return;
  if (timeout.isUnresolved()) refuse(sc004, literalRequired(property));
  refuseIf(sc110, timeoutProblem(property, timeout.toSeconds({ integral: false })));
}

/** Rejects only errors; the validator reports warnings. */
function checkDiscoveryName(discoveryName: string): void {
  const problem = discoveryNameProblem(discoveryName);
  if (problem?.severity !== 'warning') refuseIf(sc203, problem);
}
