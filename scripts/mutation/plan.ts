import { appendFileSync, existsSync, readFileSync } from 'fs';

/** What the workers of Stryker have to know of a mutant: jest learns no more than its number. */
export interface PlannedMutant {
  readonly file: string;
  /** The test files that reach it, the fastest first. */
  readonly testFiles: readonly string[];
}

/** The environment variable with the path of the plan. */
export const PLAN_FILE = 'MUTATION_PLAN';

/** The mutant that this run is about; undefined in the run without mutants. */
export function activeMutant(): PlannedMutant | undefined {
  const id = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (id === undefined) return undefined;
  return (JSON.parse(readFileSync(process.env[PLAN_FILE]!, 'utf8')) as Record<string, PlannedMutant>)[id];
}

const loadedFile = () => `${process.env[PLAN_FILE]}.loaded`;

/** Notes the mutants that a test file reaches outside of its tests. */
export function noteLoaded(file: string, mutants: readonly string[]): void {
  appendFileSync(loadedFile(), `${JSON.stringify({ file, mutants })}\n`);
}

/** The test files that reach a mutant outside of their tests, by the number of the mutant. */
export function loadedBy(): Map<string, string[]> {
  const files = new Map<string, string[]>();
  const lines = existsSync(loadedFile()) ? readFileSync(loadedFile(), 'utf8').split('\n').filter(Boolean) : [];
  for (const { file, mutants } of lines.map((line) => JSON.parse(line) as { file: string; mutants: string[] })) {
    for (const mutant of mutants) files.set(mutant, [...files.get(mutant) ?? [], file]);
  }
  return files;
}
