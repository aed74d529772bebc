import { FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { ServiceConnectFargateServiceProps } from './fargate-service-props';
import { ServiceConnectFargateTaskSize } from './fargate-task-size';
import { operatingSystemProblem, sc802 } from '../../analysis/rules/platform/sc802-windows';
import { refuseIf } from '../../validation';
import { makeTask, ServiceTask } from '../task';

/** The task of a service on Fargate. */
export function makeFargateTask(scope: Construct, props: ServiceConnectFargateServiceProps): ServiceTask<ServiceConnectFargateTaskSize> {
  const { runtimePlatform, serviceConnectEnabled: enabled = true } = props;
  const operatingSystem = runtimePlatform?.operatingSystemFamily?._operatingSystemFamily;
  if (enabled && operatingSystem) refuseIf(sc802, operatingSystemProblem(operatingSystem), scope);
  return makeTask(scope, props, {
    fit: ServiceConnectFargateTaskSize._of,
    define: ({ cpu, memoryMiB }, common) => new FargateTaskDefinition(scope, 'TaskDefinition', {
      cpu,
      memoryLimitMiB: memoryMiB,
      runtimePlatform,
      ...common,
      ephemeralStorageGiB: props.ephemeralStorageGiB,
      enableFaultInjection: props.enableFaultInjection,
      pidMode: props.pidMode,
    }),
  });
}
