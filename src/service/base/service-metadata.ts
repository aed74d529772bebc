import { Token } from 'aws-cdk-lib/core';
import { METADATA_VERSION } from '../../analysis/facts';
import { ConnectionRecord, IServiceConnectEndpoint, Member, ServiceConnectOrdering } from '../../mesh';
import { opensPort } from '../connection';

/** What the metadata holds beyond the connections. */
interface MetadataOptions {
  readonly peakRequestsPerSecond?: number;
  readonly expectedTasks?: number;
}

/** The metadata of the service resource. It holds literals only, so that it never creates an export, and nothing that is the default. */
export function serviceMetadata(member: Member, options: MetadataOptions): object {
  const { namespaceName } = member.service.namespace;
  const connections = [...member.connections].flatMap(([endpoint, record]) => {
    const name = literalNameOf(endpoint);
    return name === undefined ? [] : [{ endpoint: `${name}:${endpoint.port}`, ordering: record.ordering, unopenedPort: unopenedPort(member, record) }];
  });
  connections.sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1));
  return {
    version: METADATA_VERSION,
    namespace: Token.isUnresolved(namespaceName) ? undefined : namespaceName,
    onMesh: member.enabled ? undefined : false,
    connections: connections.map(({ endpoint, ordering, unopenedPort: port }) => {
      const serverFirst = ordering === ServiceConnectOrdering.SERVER_FIRST;
      return serverFirst && port === undefined ? endpoint : { endpoint, ordering: serverFirst ? undefined : ordering, unopenedPort: port };
    }),
    peakRequestsPerSecond: options.peakRequestsPerSecond,
    expectedTasks: options.expectedTasks,
  };
}

/** The port that nothing here opens: the security group of the server is not known, or is imported as immutable. */
function unopenedPort(client: Member, { binding, openSecurityGroups }: ConnectionRecord): number | undefined {
  return openSecurityGroups && !opensPort(client, binding) ? binding.listens.from : undefined;
}

function literalNameOf({ dnsName, discoveryName }: IServiceConnectEndpoint): string | undefined {
  return [dnsName, discoveryName].find((name) => name !== undefined && !Token.isUnresolved(name));
}
