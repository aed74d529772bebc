import { IRole, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { tagAsServices } from './shared-tags';
import { idFromPaths } from '../core';

const MANAGED_POLICY = 'service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity';

/** What ECS does with the KMS key of TLS. */
const KEY_ACTIONS = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'];

/**
 * The TLS role that the services of a stack share, one for each authority and key.
 *
 * It is in the stack of the service, so no other stack waits for it, and it is deleted after the service.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html
 */
export function sharedTlsRole(service: IConstruct, authority: IConstruct, kmsKey: IKey | undefined): IRole {
  const stack = Stack.of(service);
  const id = idFromPaths('ServiceConnectTlsRole', authority, ...kmsKey ? [kmsKey] : []);
  const role = stack.node.tryFindChild(id) as IRole | undefined ?? new Role(stack, id, {
    assumedBy: new ServicePrincipal('ecs.amazonaws.com'),
    description: 'Issues and stores the certificates of Service Connect',
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(MANAGED_POLICY)],
  });
  tagAsServices(role, service);
  return role;
}

/** Lets the role use the key. CDK merges repeated grants. */
export function grantTlsKey(role: IRole, kmsKey: IKey): void {
  kmsKey.grant(role, ...KEY_ACTIONS);
}
