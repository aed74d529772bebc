import { BaseService, CfnService } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ServiceConnectAdoptedServiceProps } from './adopted-service-props';
import { controllerProblem, sc601 } from '../../analysis/rules/deployment/sc601-deployment-controller';
import { adoptedElsewhere, containerMissing, propNotSupported, registeredTwice, sc003, sc005, sc010, sc020 } from '../../analysis/rules/misuse';
import { launchTypeProblem, sc803 } from '../../analysis/rules/platform/sc803-external-instances';
import { memberOf, NamespaceRegistry } from '../../mesh';
import { checkAmount, refuse, refuseIf } from '../../validation';
import { checkTask } from '../task';

/** Rejects an L2 service that cannot join the mesh. What only its template shows is left to the rules. */
export function checkAdopted(props: ServiceConnectAdoptedServiceProps, scope: IConstruct): void {
  const { service, endpoints = [], serviceConnectEnabled: enabled = true } = props;
  const stack = Stack.of(scope);
  const own = Stack.of(service);
  if (own !== stack) refuse(sc020, adoptedElsewhere(service.node.path, own.node.path, stack.node.path), scope);
  const member = memberOf(service);
  if (member) refuse(sc005, registeredTwice(member.name, NamespaceRegistry.of(member.service.namespace).name), scope);
  for (const name of ['peakRequestsPerSecond', 'expectedTasks'] as const) if (props[name] !== undefined) checkAmount(name, props[name], 0, scope);

  const { serviceConnectConfiguration, deploymentController, launchType } = resolved(service);
  if (serviceConnectConfiguration !== undefined) {
    refuse(sc010, propNotSupported(
      `serviceConnectConfiguration of ${service.node.path}`,
      'namespace and endpoints of the adopting construct replace it',
      'leave it out of the service',
    ), scope);
  }
  if (!service.taskDefinition.defaultContainer) refuse(sc003, containerMissing(), scope);
  const { container } = props;
  if (container && container.taskDefinition !== service.taskDefinition) {
    refuse(sc010, propNotSupported(
      `container ${container.node.path}`,
      `it belongs to another task definition than that of ${service.node.path}`,
      'give a container of the task definition of the service, or leave container out',
    ), scope);
  }
  if (!enabled) return;
  refuseIf(sc803, launchTypeProblem({ name: service.node.path }, launchType), scope);
  refuseIf(sc601, deploymentController?.type ? controllerProblem(deploymentController.type) : undefined, scope);
  checkTask(service.taskDefinition, endpoints.length > 0, scope);
}

/** The properties of the resource, as they are set now. */
function resolved(service: BaseService): Partial<Record<'serviceConnectConfiguration', object>> & Pick<CfnService, 'launchType'> & {
  deploymentController?: { type?: string };
} {
  const { serviceConnectConfiguration, deploymentController, launchType } = service.node.defaultChild as CfnService;
  return Stack.of(service).resolve({ serviceConnectConfiguration, deploymentController, launchType });
}
