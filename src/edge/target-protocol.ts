import { NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { ApplicationProtocol, ApplicationProtocolVersion, HealthCheck, Protocol } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { FrontendTarget } from './frontend-target';
import { healthCheckMeetsTls, PLAIN_HEALTH_CHECK_FIX, propNotSupported, sc010 } from '../analysis/rules/misuse';
import { ServiceConnectEndpoint, ServiceConnectProtocol } from '../endpoint';
import { bindingOf, ListeningPorts, Member, onePort } from '../mesh';
import { checkPort, refuse } from '../validation';

/** The port of a health check that is that of the target. */
const TRAFFIC_PORT = 'traffic-port';

/** What the load balancer speaks to the tasks. */
export interface TargetProtocol {
  readonly protocol: ApplicationProtocol;
  /** Left out for HTTP/1.1. */
  readonly version?: ApplicationProtocolVersion;
  readonly healthCheck?: HealthCheck;
  /** The port of the health check, if it is another than that of the target. */
  readonly healthPorts?: ListeningPorts;
}

/**
 * What the load balancer speaks to a target: HTTPS to the proxy of an endpoint with TLS, else HTTP. The health check does the same on
 * its port; without a protocol it would be HTTP, which the proxy does not answer, and which is refused there.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function targetProtocol(member: Member, target: FrontendTarget, given: HealthCheck | undefined, scope: IConstruct): TargetProtocol {
  const { endpoint, containerPort, ports } = target;
  const tls = endpoint !== undefined && expectsTls(member, endpoint);
  const port = given?.port === TRAFFIC_PORT ? undefined : given?.port;
  const healthPort = port === undefined ? containerPort : numberOf(port, scope);
  const checked = member.definitions.find((definition) => definition.containerPort === healthPort);
  const checkedByTls = checked !== undefined && expectsTls(member, checked);
  if (checkedByTls && given?.protocol === Protocol.HTTP) {
    refuse(sc010, propNotSupported(`healthCheck.protocol HTTP on port ${healthPort}`, healthCheckMeetsTls(checked.name), PLAIN_HEALTH_CHECK_FIX), scope);
  }
  const checkProtocol = checkedByTls ? Protocol.HTTPS : Protocol.HTTP;
  const isKnown = checkedByTls || (tls && !Token.isUnresolved(healthPort));
  const protocol = given?.protocol ?? (isKnown ? checkProtocol : undefined);
  return {
    protocol: tls ? ApplicationProtocol.HTTPS : ApplicationProtocol.HTTP,
    version: endpoint && protocolVersionOf(endpoint),
    healthCheck: tls || checkedByTls ? { ...given, protocol, port: given?.port ?? String(containerPort) } : given,
    healthPorts: port === undefined || (healthPort >= ports.from && healthPort <= ports.to) ? undefined : onePort(healthPort),
  };
}

/** A port as CDK's health check has it, as a number; that of a token is one, too. */
function numberOf(port: string, scope: IConstruct): number {
  if (Token.isUnresolved(port)) return Token.asNumber(port);
  checkPort('healthCheck.port', Number(port), scope);
  return Number(port);
}

/** Whether what listens on the container port of an endpoint is a proxy that speaks TLS. */
function expectsTls({ service, enabled, ecsService: { taskDefinition } }: Member, endpoint: ServiceConnectEndpoint): boolean {
  if (!enabled || taskDefinition.networkMode !== NetworkMode.AWS_VPC || endpoint.ingressPortOverride !== undefined) return false;
  return service.endpoints.some((bound) => {
    const binding = bindingOf(bound);
    return binding?.definition === endpoint && binding.tls;
  });
}

function protocolVersionOf({ protocol }: ServiceConnectEndpoint): ApplicationProtocolVersion | undefined {
  switch (protocol) {
    case ServiceConnectProtocol.HTTP2: return ApplicationProtocolVersion.HTTP2;
    case ServiceConnectProtocol.GRPC: return ApplicationProtocolVersion.GRPC;
    default: return undefined;
  }
}
