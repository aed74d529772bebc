import { readFileSync } from 'fs';
import { address, Mutant } from './mutants';

/** The environment variable with the path of the drawn mutants, which Stryker's processes read. */
export const SAMPLE_FILE = 'MUTATION_SAMPLE';

/** The drawn mutants, by address. */
export function readSample(): Map<string, Mutant> {
  const drawn = JSON.parse(readFileSync(process.env[SAMPLE_FILE]!, 'utf8')) as Mutant[];
  return new Map(drawn.map((mutant) => [address(mutant), mutant]));
}
