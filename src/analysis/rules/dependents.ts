import { addTo, DeploymentFacts } from '../facts';
import { reachable } from '../graph';
import { perMesh } from './per-mesh';

/** Which resources wait for a resource. */
export class Dependents {
  /** Those of a mesh, with the answers that were found before. */
  static readonly of = perMesh(({ deployment }) => new Dependents(deployment));

  private reversed?: Map<string, string[]>;
  private readonly known = new Map<string, ReadonlySet<string>>();

  private constructor(private readonly deployment: DeploymentFacts) {}

  /** Whether one resource waits for another, at once or by a path. */
  has(before: string, after: string): boolean {
    return this.deployment.waitsFor.get(after)?.includes(before) === true || this.allOf(before).has(after);
  }

  /** Looked at from the resource that many wait for: from theirs, the same paths would be walked again and again. */
  private allOf(before: string): ReadonlySet<string> {
    const reversed = this.reversed ??= this.reverse();
    let dependents = this.known.get(before);
    if (!dependents) this.known.set(before, dependents = reachable(before, (address) => reversed.get(address) ?? []));
    return dependents;
  }

  private reverse(): Map<string, string[]> {
    const reversed = new Map<string, string[]>();
    for (const [after, befores] of this.deployment.waitsFor) for (const before of befores) addTo(reversed, before, after);
    return reversed;
  }
}
