import { createHash } from 'crypto';
import { CfnService, ForceNewDeployment } from 'aws-cdk-lib/aws-ecs';
import { IResolveContext, Lazy, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { bindingOf, IServiceConnectEndpoint, Member } from '../../mesh';

/** What clients see of the endpoints that have no tokens: the same text in every stack. */
const LITERAL_VIEWS = new WeakMap<IServiceConnectEndpoint, string>();

/**
 * Makes CloudFormation redeploy a client when an endpoint that it connects to changes, and only then: tasks resolve the endpoints
 * that existed when they were deployed.
 *
 * The user's own nonce is part of the hash, so that a change of either redeploys.
 */
export function redeployOnEndpointChange(member: Member, redeploys: boolean, own: ForceNewDeployment | undefined): void {
  member.cfnService.forceNewDeployment = Lazy.uncachedAny({
    produce: ({ preparing }: IResolveContext): CfnService.ForceNewDeploymentProperty | undefined => {
      if (!redeploys || member.connections.size === 0) return own && { enableForceNewDeployment: own.enabled, forceNewDeploymentNonce: own.nonce };
      // A hash refers to nothing.
      if (preparing) return undefined;
      const forceNewDeploymentNonce = endpointHash(member.service, member.connections.keys(), own?.nonce);
      return { enableForceNewDeployment: own?.enabled ?? true, forceNewDeploymentNonce };
    },
  });
}

/**
 * Hash of what a client sees of endpoints: their alias, port, discovery name, protocol and TLS.
 *
 * It depends on nothing else, such as the server's image, size or count, and not on the order of the endpoints.
 */
export function endpointHash(scope: IConstruct, endpoints: Iterable<IServiceConnectEndpoint>, userNonce?: string): string {
  const stack = Stack.of(scope);
  const visible = Array.from(endpoints, (endpoint) => LITERAL_VIEWS.get(endpoint) ?? textOf(endpoint, stack));
  const text = JSON.stringify([stack.resolve(userNonce) ?? null, ...visible.sort()]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function textOf(endpoint: IServiceConnectEndpoint, stack: Stack): string {
  const view = viewOf(endpoint);
  const text = JSON.stringify(stack.resolve(view));
  if (text === JSON.stringify(view)) LITERAL_VIEWS.set(endpoint, text);
  return text;
}

/** What a client sees of an endpoint. A new option may be added only where it is given, so that it changes no other hash. */
function viewOf(endpoint: IServiceConnectEndpoint): unknown[] {
  const { dnsName, port, discoveryName = null, protocol } = endpoint;
  return [dnsName, port, discoveryName, protocol, bindingOf(endpoint)!.tls];
}
