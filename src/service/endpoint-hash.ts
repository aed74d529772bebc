import { createHash } from 'crypto';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { IServiceConnectEndpoint } from '../contract';
import { bindingOf } from '../endpoint/bound-endpoint';

/**
 * Hash of what a client sees of endpoints: their alias, port, discovery name, protocol and TLS.
 *
 * Nothing else, so that a new image, size or count of a server redeploys nobody; and in no order but its own.
 */
export function endpointHash(scope: IConstruct, endpoints: Iterable<IServiceConnectEndpoint>, userNonce?: string): string {
  const stack = Stack.of(scope);
  const visible = [...endpoints].map((endpoint) => JSON.stringify(stack.resolve([
    endpoint.dnsName, endpoint.port, endpoint.discoveryName ?? null, endpoint.protocol, bindingOf(endpoint)?.tls ?? false,
  ])));
  const text = JSON.stringify([stack.resolve(userNonce) ?? null, ...visible.sort()]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
