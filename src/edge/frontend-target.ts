import { ContainerDefinition, Protocol } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { ServiceConnectEndpoint } from '../endpoint';
import { listeningPorts, ListeningPorts, Member, onePort } from '../mesh';
import { ServiceConnectPublicTargetProps } from './public-route-props';
import {
  endpointAmbiguous, endpointNotFound, sc007, propNotSupported, sc010, frontendPortIsAlias, frontendWithoutPort, sc014,
} from '../analysis/rules/misuse';
import { containerOf, containersOf } from '../service/task';
import { checkPort, refuse } from '../validation';

/** Where the load balancer sends to. */
export interface FrontendTarget {
  readonly container: ContainerDefinition;
  readonly containerPort: number;
  /** Whether the container lacks the port mapping so far. */
  readonly unmapped: boolean;
  /** The ports to open for the load balancer. */
  readonly ports: ListeningPorts;
  /** The endpoint on that port; left out if the service publishes none there. */
  readonly endpoint?: ServiceConnectEndpoint;
}

/** The container and the port that are meant. Nothing is changed. */
export function frontendTarget(
  member: Member, { endpoint: name, containerPort }: ServiceConnectPublicTargetProps, scope: IConstruct,
): FrontendTarget {
  if (containerPort === undefined) {
    const endpoint = chooseEndpoint(member, name, scope);
    return targetOf(member, endpoint.containerPort, scope);
  }
  if (name !== undefined) {
    refuse(sc010, propNotSupported('containerPort', 'the endpoint has one already', 'leave out endpoint or containerPort'), scope);
  }
  checkPort('containerPort', containerPort, scope);
  return targetOf(member, containerPort, scope);
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

function targetOf({ name, definitions, ecsService: { taskDefinition } }: Member, containerPort: number, scope: IConstruct): FrontendTarget {
  const endpoint = definitions.find((definition) => definition.containerPort === containerPort);
  const mapped = containersOf(taskDefinition).find((each) => each.findPortMapping(containerPort, Protocol.TCP));
  const container = endpoint ? containerOf(taskDefinition, endpoint, scope) : mapped ?? taskDefinition.defaultContainer!;
  const mapping = container.findPortMapping(containerPort, Protocol.TCP);
  const dialled = definitions.find(({ port }) => port === containerPort);
  if (!endpoint && !mapping && dialled) refuse(sc014, frontendPortIsAlias(name, containerPort, dialled), scope);
  return {
    container,
    containerPort,
    unmapped: !mapping,
    // Port 0 of the host is one that Docker chooses.
    ports: mapping?.hostPort ? onePort(mapping.hostPort) : listeningPorts({ listenPort: containerPort }, taskDefinition.networkMode),
    endpoint,
  };
}
