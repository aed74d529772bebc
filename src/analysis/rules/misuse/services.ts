import { Misuse, misuse, quoted } from './misuse';
import { Problem } from '../rule';
import { COMPONENTS_PAGE } from '../sources';

const MANAGED_INSTANCES_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-capacity-providers-concept.html';
const PORT_MAPPING_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html';

export const sc003 = misuse('SC003', 'container-or-task-definition', 'A service has either container or taskDefinition');

/** Both or neither of `container` and `taskDefinition`. */
export function containerOrTaskDefinition(given: { readonly container: boolean; readonly taskDefinition: boolean }): Problem | undefined {
  if (given.container !== given.taskDefinition) return undefined;
  return {
    message: given.container ? 'container and taskDefinition are both given; a service has one of them' : 'neither container nor taskDefinition is given',
    fix: 'give container to have the task definition made and sized, or taskDefinition to bring your own',
  };
}

/** A task definition without a container. */
export function containerMissing(): Problem {
  return {
    message: 'taskDefinition has no container; the proxy runs beside one',
    fix: 'add a container to the task definition before the service is made',
  };
}

export const sc005 = misuse('SC005', 'registered-twice', 'A service joins the mesh once', COMPONENTS_PAGE);

/** An ECS service that already belongs to a namespace. */
export function registeredTwice(service: string, namespace: string): Problem {
  return {
    message: `service ${service} is already in the namespace ${namespace}; a service belongs to one namespace`,
    fix: 'keep one of the two constructs, and give it all endpoints',
  };
}

export const sc020 = misuse('SC020', 'adopted-elsewhere', 'A service is adopted in its own stack');

/** A service that is adopted in another stack than its own. */
export function adoptedElsewhere(service: string, serviceStack: string, stack: string): Problem {
  return {
    message: `service ${service} is in the stack ${serviceStack}, but the construct that adopts it is in ${stack}`,
    fix: `make the construct in ${serviceStack}: it changes the resource of the service`,
  };
}

export const sc026 = misuse('SC026', 'endpoint-container', 'The port of an endpoint belongs to one container of the task', PORT_MAPPING_PAGE);

/** An endpoint of a container that the task does not have. */
export function containerNotFound(endpoint: string, containerName: string, names: readonly string[]): Problem {
  return {
    message: `containerName of endpoint ${JSON.stringify(endpoint)} is ${JSON.stringify(containerName)}; the containers of the task are ${quoted(names)}`,
    fix: 'use one of these names, or add the container to the task definition',
  };
}

/** An endpoint on a port that several containers of the task map. */
export function portInTwoContainers(endpoint: { readonly name: string; readonly containerPort: number }, containers: readonly string[]): Problem {
  return {
    message: `port ${endpoint.containerPort} of endpoint ${JSON.stringify(endpoint.name)} is mapped by the containers ${quoted(containers)}, which share the network of the task`,
    fix: 'set containerName of the endpoint to the container that listens, and remove the port mapping from the others',
  };
}

export const sc033 = misuse('SC033', 'managed-instances-provider', 'A service on ECS Managed Instances names its capacity providers', MANAGED_INSTANCES_PAGE);

/** No capacity provider: ECS would take the launch type. */
export function strategyMissing(): Problem {
  return {
    message: 'capacityProviderStrategies is not given; ECS Managed Instances need a capacity provider',
    fix: 'give it the capacityProviderName of a ManagedInstancesCapacityProvider, with weight 1',
  };
}

/** A capacity provider of Fargate. */
export function fargateStrategy(provider: string): Problem {
  return {
    message: `capacityProviderStrategies names ${provider}; a task for ECS Managed Instances does not run there`,
    fix: 'name a ManagedInstancesCapacityProvider of the cluster, or use ServiceConnectFargateService',
  };
}

/** What the constructs of services refuse. */
export const SERVICES_MISUSES: readonly Misuse[] = [sc003, sc005, sc020, sc026, sc033];
