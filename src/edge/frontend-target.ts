import { BaseService, ContainerDefinition, Protocol } from 'aws-cdk-lib/aws-ecs';
import { ApplicationProtocolVersion } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IConstruct } from 'constructs';
import { ServiceConnectEndpoint, ServiceConnectProtocol } from '../endpoint';
import { Member } from '../mesh';
import { ServiceConnectPublicFrontendProps } from './public-frontend-props';
import { endpointAmbiguous, endpointNotFound, frontendWithoutPort, propNotSupported, sc007, sc010, sc014 } from '../analysis/rules/misuse';
import { containersOf } from '../service/task';
import { checkPort, refuse } from '../validation';

/** Where the load balancer sends to. */
export interface FrontendTarget {
  readonly containerName: string;
  readonly containerPort: number;
  /** The endpoint on that port; left out where the service publishes none there. */
  readonly endpoint?: ServiceConnectEndpoint;
}

/** The container and the port that a frontend is meant for. */
export function frontendTarget(
  member: Member, { endpoint: name, containerPort }: ServiceConnectPublicFrontendProps, scope: IConstruct,
): FrontendTarget {
  if (containerPort === undefined) {
    const endpoint = chooseEndpoint(member, name, scope);
    return targetOf(member.ecsService, endpoint.containerPort, endpoint);
  }
  if (name !== undefined) {
    refuse(sc010, propNotSupported('containerPort', 'the endpoint has one already', 'leave out endpoint or containerPort'), scope);
  }
  checkPort('containerPort', containerPort, scope);
  return targetOf(member.ecsService, containerPort, member.definitions.find((definition) => definition.containerPort === containerPort));
}

function chooseEndpoint({ definitions, name: service }: Member, name: string | undefined, scope: IConstruct): ServiceConnectEndpoint {
  const names = definitions.map((definition) => definition.name);
  if (name !== undefined) {
    const found = definitions.find((definition) => definition.name === name);
    return found ?? refuse(sc007, endpointNotFound(service, name, names), scope);
  }
  if (definitions.length === 0) refuse(sc014, frontendWithoutPort(service), scope);
  if (definitions.length > 1) refuse(sc007, endpointAmbiguous(service, 'the public frontend', names), scope);
  return definitions[0];
}

function targetOf({ taskDefinition }: BaseService, containerPort: number, endpoint?: ServiceConnectEndpoint): FrontendTarget {
  const mapped = containersOf(taskDefinition).find((container) => container.findPortMapping(containerPort, Protocol.TCP));
  const { containerName } = mapped ?? withMapping(taskDefinition.defaultContainer!, containerPort);
  return { containerName, containerPort, endpoint };
}

function withMapping(container: ContainerDefinition, containerPort: number): ContainerDefinition {
  container.addPortMappings({ containerPort });
  return container;
}

/** Whether the load balancer speaks HTTP/2 to the tasks, which it does on behalf of HTTPS listeners only. */
export function needsHttps(endpoint: ServiceConnectEndpoint): boolean {
  return protocolVersionOf(endpoint) !== undefined;
}

/** What the load balancer speaks to the tasks, where it is not HTTP/1.1. */
export function protocolVersionOf({ protocol }: ServiceConnectEndpoint): ApplicationProtocolVersion | undefined {
  switch (protocol) {
    case ServiceConnectProtocol.HTTP2: return ApplicationProtocolVersion.HTTP2;
    case ServiceConnectProtocol.GRPC: return ApplicationProtocolVersion.GRPC;
    default: return undefined;
  }
}
