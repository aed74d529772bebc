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
  /** By the name of a test, which two files can have. */
  private readonly filesOf = new Map<string, string[]>();
  private readonly milliseconds = new Map<string, number>();

  public onDryRunCompleted({ result }: DryRunCompletedEvent): void {
    for (const { id, fileName, timeSpentMs } of result.tests) {
      const file = relative(ROOT, fileName!);
      this.filesOf.set(id, [...this.filesOf.get(id) ?? [], file]);
      this.milliseconds.set(file, (this.milliseconds.get(file) ?? 0) + timeSpentMs);
    }
  }

  public onMutationTestingPlanReady({ mutantPlans }: MutationTestingPlanReadyEvent): void {
    const loaded = loadedBy();
    const plan = Object.fromEntries(mutantPlans.map(({ mutant: { id, fileName, coveredBy = [] } }): [string, PlannedMutant] => {
      const files = new Set([...coveredBy.flatMap((test) => this.filesOf.get(test)!), ...loaded.get(id) ?? []]);
      return [id, { file: relative(ROOT, fileName), testFiles: [...files].sort((a, b) => this.timeOf(a) - this.timeOf(b)) }];
    }));
    writeFileSync(process.env[PLAN_FILE]!, JSON.stringify(plan));
  }

  private timeOf(file: string): number {
    return this.milliseconds.get(file) ?? 0;
  }
}
const PASSED = { status: 'passed' } as CheckResult;
const NOT_DRAWN = { status: 'compileError', reason: 'not drawn' } as CheckResult;

export const strykerPlugins = [
  { kind: 'Checker', name: 'sample', injectableClass: SampleChecker },
  { kind: 'Reporter', name: 'plan', injectableClass: PlanReporter },
];
