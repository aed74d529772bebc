import { readFileSync } from 'fs';

/** What the workers of Stryker have to know of a mutant: jest learns no more than its number. */
export interface PlannedMutant {
  readonly file: string;
  /** The test files that reach it, the fastest first; undefined if it is part of what is loaded, and any file can. */
  readonly testFiles?: readonly string[];
}

/** The environment variable with the path of the plan. */
export const PLAN_FILE = 'MUTATION_PLAN';

/** The mutant that this run is about; undefined in the run without mutants. */
export function activeMutant(): PlannedMutant | undefined {
  const id = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (id === undefined) return undefined;
  return (JSON.parse(readFileSync(process.env[PLAN_FILE]!, 'utf8')) as Record<string, PlannedMutant>)[id];
}
