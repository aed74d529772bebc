import { Token } from 'aws-cdk-lib/core';
import { ConnectionOrdering, IServiceConnectEndpoint } from '../contract';
import { METADATA_VERSION } from '../facts';
import { Member } from '../namespace/member';

/** What a member says of itself for those who read the template. */
export interface MetadataOptions {
  readonly peakRequestsPerSecond?: number;
  readonly expectedTasks?: number;
}

/** The metadata of the service resource: literals only, so that it never makes an export. */
export function serviceMetadata(member: Member, options: MetadataOptions): object {
  const { namespaceName } = member.service.namespace;
  const connections = [...member.connections].flatMap(([endpoint, { ordering }]) => {
    const name = literalNameOf(endpoint);
    return name === undefined ? [] : [{ endpoint: `${name}:${endpoint.port}`, ordering }];
  });
  connections.sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1));
  return {
    version: METADATA_VERSION,
    namespace: Token.isUnresolved(namespaceName) ? undefined : namespaceName,
    onMesh: member.enabled,
    connections: connections.map(({ endpoint, ordering }) => (
      ordering === ConnectionOrdering.SERVER_FIRST ? endpoint : { endpoint, ordering }
    )),
    peakRequestsPerSecond: options.peakRequestsPerSecond,
    expectedTasks: options.expectedTasks,
  };
}

function literalNameOf({ dnsName, discoveryName }: IServiceConnectEndpoint): string | undefined {
  return [dnsName, discoveryName].find((name) => name !== undefined && !Token.isUnresolved(name));
}
