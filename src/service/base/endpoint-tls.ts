import { TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { sc703, tlsNetworkModeProblem } from '../../analysis/rules/tls/sc703-tls-needs-awsvpc';
import { ServiceConnectEndpoint } from '../../endpoint';
import { IServiceConnectNamespace, IServiceConnectService, NamespaceRegistry } from '../../mesh';
import { ServiceConnectTls } from '../../proxy';
import { refuseIf } from '../../validation';

/** The TLS of an endpoint: its own, else that of its service, else that of its namespace. */
export function tlsOf(
  endpoint: ServiceConnectEndpoint, ofService: ServiceConnectTls | undefined, namespace: IServiceConnectNamespace,
): ServiceConnectTls | undefined {
  const tls = endpoint.tls ?? ofService ?? NamespaceRegistry.of(namespace).default(namespace, 'tls');
  return tls?._encrypts ? tls : undefined;
}

/** Rejects TLS in a task without its own network interface. */
export function checkTlsNetworkMode(service: IServiceConnectService, { networkMode }: TaskDefinition): void {
  refuseIf(sc703, tlsNetworkModeProblem(networkMode), service);
}
