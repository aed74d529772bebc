import { IConstruct } from 'constructs';
import { ServiceConnectEndpoint } from '../endpoint';
import { ingressCollisionProblem, sc107 } from '../rules/ports/sc107-ingress-port-collision';
import { duplicatePortNameProblem, sc113 } from '../rules/ports/sc113-port-name-unique';
import { refuse, refuseIf } from '../validation/refuse';

/** Refuses endpoints of one service that get in each other's way. */
export function checkEndpoints(definitions: readonly ServiceConnectEndpoint[], scope: IConstruct): void {
  const names = new Set<string>();
  for (const { name } of definitions) {
    if (names.has(name)) refuse(sc113, duplicatePortNameProblem(name), scope);
    names.add(name);
  }
  refuseIf(sc107, ingressCollisionProblem(definitions), scope);
}
