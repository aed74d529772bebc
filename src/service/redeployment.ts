import { CfnService, ForceNewDeployment } from 'aws-cdk-lib/aws-ecs';
import { Lazy } from 'aws-cdk-lib/core';
import { endpointHash } from './endpoint-hash';
import { Member } from '../namespace/member';

/**
 * Lets CloudFormation redeploy a client when an endpoint that it connects to changes, and only then: ECS tasks resolve the
 * endpoints that were there when they were deployed.
 *
 * A nonce of the user's is hashed into ours, so that either of the two redeploys.
 */
export function redeployOnEndpointChange(member: Member, follow: boolean, own: ForceNewDeployment | undefined): void {
  member.cfnService.forceNewDeployment = Lazy.uncachedAny({
    produce: (): CfnService.ForceNewDeploymentProperty | undefined => {
      if (!follow || member.connections.size === 0) return own && { enableForceNewDeployment: own.enabled, forceNewDeploymentNonce: own.nonce };
      const forceNewDeploymentNonce = endpointHash(member.service, member.connections.keys(), own?.nonce);
      return { enableForceNewDeployment: own?.enabled ?? true, forceNewDeploymentNonce };
    },
  });
}
