import { PortMapping } from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { propNotSupported, sc010 } from '../../analysis/rules/misuse';
import { appProtocolOf, ServiceConnectEndpoint } from '../../endpoint';
import { refuse } from '../../validation';

/** Rejects a port mapping with another name or protocol than the endpoint on its port. */
export function refuseContradiction(mapping: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  refuseOtherName(mapping, definition, scope);
  refuseOtherProtocol(mapping, definition, scope);
}

function refuseOtherName({ name }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  if (name === undefined || name === definition.name) return;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} on container port ${definition.containerPort}`,
    `the port mapping of that port is named ${JSON.stringify(name)}`,
    `give the endpoint the name ${JSON.stringify(name)}, or the port mapping the name ${JSON.stringify(definition.name)}`,
  ), scope);
}

/** Rejects a port mapping of the endpoint's name with another port. */
export function refuseOtherPort({ containerPort }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  if (containerPort === definition.containerPort) return;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} on container port ${definition.containerPort}`,
    `the port mapping of that name has container port ${containerPort}`,
    'give both the same containerPort, or the endpoint another name',
  ), scope);
}

/** ECS cannot change the protocol of a port in place, so a mapping with another protocol is not overwritten. */
function refuseOtherProtocol({ appProtocol }: PortMapping, definition: ServiceConnectEndpoint, scope: IConstruct): void {
  const expected = appProtocolOf(definition.protocol);
  if (appProtocol === undefined || appProtocol.value === expected?.value) return;
  refuse(sc010, propNotSupported(
    `endpoint ${JSON.stringify(definition.name)} with protocol ${JSON.stringify(definition.protocol)}`,
    `the port mapping of that name has appProtocol ${JSON.stringify(appProtocol.value)}`,
    `make the endpoint with ServiceConnectEndpoint.${appProtocol.value}, or change the appProtocol of the port mapping`,
  ), scope);
}
