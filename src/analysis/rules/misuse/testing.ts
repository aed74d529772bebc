import { Misuse, misuse, quoted } from './misuse';
import { Problem } from '../rule';

export const sc040 = misuse('SC040', 'service-not-in-mesh', 'A test names a service of the assembly');

/** A name that no service of the assembly has. */
export function unknownService(name: string, names: readonly string[]): Problem {
  return {
    message: `no service of the assembly is called ${JSON.stringify(name)}`,
    fix: names.length === 0 ? 'give an assembly that has ECS services' : `use one of ${quoted(names)}`,
  };
}

/** What the mesh of a test refuses. */
export const TESTING_MISUSES: readonly Misuse[] = [sc040];
