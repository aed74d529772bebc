import { Compatibility, NetworkMode, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Tokenization } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { ServiceConnectEc2ServiceProps } from './ec2-service-props';
import { propNotSupported, sc010 } from '../../analysis/rules/misuse';
import { networkModeProblem, sc505 } from '../../analysis/rules/network/sc505-network-mode';
import { refuse, refuseIf } from '../../validation';
import { makeTask, ServiceConnectEc2TaskSize, ServiceTask } from '../task';

/** The network mode of the tasks. */
export function networkModeOf({ taskDefinition, networkMode }: ServiceConnectEc2ServiceProps): NetworkMode {
  return taskDefinition?.networkMode ?? networkMode ?? NetworkMode.AWS_VPC;
}

/** The task of a service on EC2. */
export function makeEc2Task(scope: Construct, props: ServiceConnectEc2ServiceProps): ServiceTask<ServiceConnectEc2TaskSize> {
  const networkMode = networkModeOf(props);
  // This construct offers only bridge and awsvpc, also for a client.
  if (props.networkMode) refuseIf(sc505, networkModeProblem(networkMode, (props.endpoints ?? []).length > 0), scope);
  return makeTask(scope, props, {
    fit: ServiceConnectEc2TaskSize.of,
    // The L2's class for EC2 has no task size, and Service Connect does not start without one.
    define: ({ cpu, memoryMiB }, common) => new TaskDefinition(scope, 'TaskDefinition', {
      compatibility: Compatibility.EC2,
      cpu: Tokenization.stringifyNumber(cpu),
      memoryMiB: Tokenization.stringifyNumber(memoryMiB),
      networkMode,
      ...common,
      enableFaultInjection: props.enableFaultInjection,
      pidMode: props.pidMode,
    }),
  });
}

/** Rejects props of awsvpc for a task that shares the network of its instance. */
export function checkEc2Props(props: ServiceConnectEc2ServiceProps, scope: IConstruct): void {
  const networkMode = networkModeOf(props);
  if (networkMode === NetworkMode.AWS_VPC) return;
  const given = (['securityGroups', 'connectionSecurityGroup', 'vpcSubnets', 'assignPublicIp'] as const).find((name) => props[name] !== undefined);
  if (!given) return;
  refuse(sc010, propNotSupported(
    given,
    `in network mode "${networkMode}" a task has the security groups and the subnet of its instance`,
    `leave out ${given}, or use NetworkMode.AWS_VPC`,
  ), scope);
}
