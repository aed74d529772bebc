import { isKnown, MeshFacts } from '../facts';
import type { Judgement } from './judgement';

/**
 * What is wrong whichever value a condition or a parameter has, beyond what is `found` without knowing it.
 *
 * A value of which a service is off the mesh, or does not exist, says nothing of the service and of its task definition: they are
 * judged by the others. Conditions and parameters are tried out one at a time, so that the work does not multiply: what only two
 * of them decide together is not found.
 */
export function wrongInAny(mesh: MeshFacts, found: readonly Judgement[], findings: (mesh: MeshFacts) => readonly Judgement[]): Judgement[] {
  if (mesh.undecided.length === 0) return [];
  const known = new Set(found.map(keyOf));
  const wrong = new Map<string, Judgement>();
  const owners = ownersIn(mesh);
  for (const { meshes } of mesh.undecided) {
    const worlds = [...meshes()].map((world) => ({
      members: membersIn(world),
      findings: new Map(findings(world).map((finding) => [keyOf(finding), finding])),
    }));
    for (const [key, finding] of worlds.flatMap((world) => [...world.findings])) {
      if (known.has(key) || wrong.has(key)) continue;
      const { address } = finding.origin;
      const speak = owners.has(address) ? worlds.filter(({ members }) => members.has(address)) : [];
      if ((speak.length > 0 ? speak : worlds).every((world) => world.findings.has(key))) wrong.set(key, finding);
    }
  }
  return [...wrong.values()];
}

function keyOf({ rule, origin, property }: Judgement): string {
  return JSON.stringify([rule.id, origin.address, property]);
}

/** The addresses of services, and of what may be the task definition of one. */
function ownersIn({ services, resources }: MeshFacts): ReadonlySet<string> {
  return new Set([...services, ...resources.ofType('AWS::ECS::TaskDefinition')].map(({ origin }) => origin.address));
}

/** The addresses of the services on the mesh and of their task definitions. */
function membersIn({ services }: MeshFacts): ReadonlySet<string> {
  return new Set(services.filter(({ enabled }) => enabled === true)
    .flatMap(({ origin, task }) => [origin.address, ...isKnown(task) ? [task.origin.address] : []]));
}
