import { IConstruct } from 'constructs';
import { ServiceConnectEndpoint } from '../endpoint';
import { propNotSupported, sc010 } from '../rules/misuse/sc010-prop-not-supported';
import { ingressCollisionProblem, sc107 } from '../rules/ports/sc107-ingress-port-collision';
import { duplicatePortNameProblem, sc113 } from '../rules/ports/sc113-port-name-unique';
import { Problem } from '../rules/rule';
import { refuse, refuseIf } from '../validation/refuse';

/** Refuses endpoints of one service that get in each other's way. */
export function checkEndpoints(definitions: readonly ServiceConnectEndpoint[], scope: IConstruct): void {
  const names = new Set<string>();
  const byPort = new Map<number, string>();
  for (const { name, containerPort } of definitions) {
    if (names.has(name)) refuse(sc113, duplicatePortNameProblem(name), scope);
    names.add(name);
    const other = byPort.get(containerPort);
    if (other !== undefined) refuse(sc010, portTaken(name, containerPort, other), scope);
    byPort.set(containerPort, name);
  }
  refuseIf(sc107, ingressCollisionProblem(definitions), scope);
}

/** A container port has one port mapping, and a port mapping one name. */
function portTaken(name: string, containerPort: number, other: string): Problem {
  return propNotSupported(
    `endpoint ${JSON.stringify(name)} on container port ${containerPort}`,
    `endpoint ${JSON.stringify(other)} has that port already`,
    'publish the port once, or let the container listen on another one',
  );
}
