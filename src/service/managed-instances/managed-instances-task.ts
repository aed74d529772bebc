import { Compatibility, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Tokenization } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { ServiceConnectManagedInstancesServiceProps } from './managed-instances-service-props';
import { fargateStrategy, propNotSupported, sc010, sc033, strategyMissing } from '../../analysis/rules/misuse';
import { refuse } from '../../validation';
import { makeTask, ServiceConnectEc2TaskSize, ServiceTask } from '../task';

const FARGATE_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];

/** The task of a service on ECS Managed Instances. */
export function makeManagedInstancesTask(
  scope: Construct, props: ServiceConnectManagedInstancesServiceProps,
): ServiceTask<ServiceConnectEc2TaskSize> {
  return makeTask(scope, props, {
    fit: ServiceConnectEc2TaskSize.of,
    define: ({ cpu, memoryMiB }, common) => new TaskDefinition(scope, 'TaskDefinition', {
      compatibility: Compatibility.MANAGED_INSTANCES,
      cpu: Tokenization.stringifyNumber(cpu),
      memoryMiB: Tokenization.stringifyNumber(memoryMiB),
      networkMode: NetworkMode.AWS_VPC,
      ...common,
      runtimePlatform: props.runtimePlatform,
      pidMode: props.pidMode,
    }),
  });
}

/** Rejects a service that would run elsewhere: without capacity providers, the L2 names the launch type FARGATE. */
export function checkCapacityProviders(
  { capacityProviderStrategies: strategies = [], taskDefinition }: ServiceConnectManagedInstancesServiceProps, scope: IConstruct,
): void {
  if (strategies.length === 0) refuse(sc033, strategyMissing(), scope);
  const fargate = strategies.find(({ capacityProvider }) => FARGATE_PROVIDERS.includes(capacityProvider));
  if (fargate) refuse(sc033, fargateStrategy(fargate.capacityProvider), scope);
  if (!taskDefinition || taskDefinition.isManagedInstancesCompatible) return;
  refuse(sc010, propNotSupported('taskDefinition', 'it is not compatible with ECS Managed Instances', 'make it with Compatibility.MANAGED_INSTANCES'), scope);
}
