import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { propNotSupported, sc010 } from '../../analysis/rules/misuse';
import { refuse } from '../../validation';

/** Rejects a `connectionSecurityGroup` that the tasks do not have. */
export function checkConnectionSecurityGroup(chosen: ISecurityGroup | undefined, groups: readonly ISecurityGroup[], scope: IConstruct): void {
  if (!chosen || groups.some(({ securityGroupId }) => securityGroupId === chosen.securityGroupId)) return;
  refuse(sc010, propNotSupported(
    'connectionSecurityGroup', 'it is not one of the security groups of the tasks', 'add it to the security groups of the service, or leave it out',
  ), scope);
}
