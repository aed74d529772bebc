import { readFileSync, writeFileSync } from 'fs';
import { relative } from 'path';
import type { CheckResult } from '@stryker-mutator/api/check' with { 'resolution-mode': 'import' };
import type { Mutant } from '@stryker-mutator/api/core' with { 'resolution-mode': 'import' };
import type { DryRunCompletedEvent, MutationTestingPlanReadyEvent } from '@stryker-mutator/api/report' with { 'resolution-mode': 'import' };
import { addressOf } from './mutants';
import { loadedBy, PLAN_FILE, PlannedMutant } from './plan';
import { ROOT } from '../support/run';

/** The environment variable with the path of the addresses of the drawn mutants. */
export const SAMPLE_FILE = 'MUTATION_SAMPLE';

/** Turns away mutants that were not drawn: Stryker takes ranges, and a range holds all mutants of its expressions. */
class SampleChecker {
  private readonly drawn = new Set(JSON.parse(readFileSync(process.env[SAMPLE_FILE]!, 'utf8')) as string[]);

  public async init(): Promise<void> { /* nothing to prepare */ }

  public async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.drawn.has(addressOf(mutant)) ? PASSED : NOT_DRAWN]));
  }

  public async group(mutants: Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)];
  }
}

/** Writes down for the workers which test files reach a mutant. */
class PlanReporter {
  private readonly tests = new Map<string, { readonly file: string; readonly milliseconds: number }>();

  public onDryRunCompleted({ result }: DryRunCompletedEvent): void {
    for (const { id, fileName, timeSpentMs: milliseconds } of result.tests) this.tests.set(id, { file: relative(ROOT, fileName!), milliseconds });
  }

  public onMutationTestingPlanReady({ mutantPlans }: MutationTestingPlanReadyEvent): void {
    const loaded = loadedBy();
    const plan = Object.fromEntries(mutantPlans.map(({ mutant: { id, fileName, coveredBy = [] } }): [string, PlannedMutant] => [
      id,
      { file: relative(ROOT, fileName), testFiles: this.fastestFirst([...coveredBy.map((test) => this.tests.get(test)!.file), ...loaded.get(id) ?? []]) },
    ]));
    writeFileSync(process.env[PLAN_FILE]!, JSON.stringify(plan));
  }

  private fastestFirst(files: readonly string[]): string[] {
    const times = new Map<string, number>();
    for (const { file, milliseconds } of this.tests.values()) times.set(file, (times.get(file) ?? 0) + milliseconds);
    return [...new Set(files)].sort((a, b) => times.get(a)! - times.get(b)!);
  }
}
const PASSED = { status: 'passed' } as CheckResult;
const NOT_DRAWN = { status: 'compileError', reason: 'not drawn' } as CheckResult;

export const strykerPlugins = [
  { kind: 'Checker', name: 'sample', injectableClass: SampleChecker },
  { kind: 'Reporter', name: 'plan', injectableClass: PlanReporter },
];
