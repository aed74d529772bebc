import { NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { ServiceConnectEc2ServiceProps } from './ec2-service-props';
import { networkModeOf } from './ec2-task';
import { propNotSupported, sc010 } from '../rules/misuse/sc010-prop-not-supported';
import { refuse } from '../validation/refuse';

/** Refuses what a task does not have that shares the network of its instance: an address of its own. */
export function checkEc2Props(props: ServiceConnectEc2ServiceProps, scope: IConstruct): void {
  const networkMode = networkModeOf(props);
  if (networkMode === NetworkMode.AWS_VPC) return;
  const given = (['securityGroups', 'vpcSubnets'] as const).find((name) => props[name] !== undefined);
  if (!given) return;
  refuse(sc010, propNotSupported(
    given,
    `in network mode "${networkMode}" a task has the security groups and the subnet of its instance`,
    `leave out ${given}, or use NetworkMode.AWS_VPC`,
  ), scope);
}
