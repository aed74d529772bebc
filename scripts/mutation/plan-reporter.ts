import { writeFileSync } from 'fs';
import { relative } from 'path';
import type { DryRunCompletedEvent, MutationTestingPlanReadyEvent } from '@stryker-mutator/api/report' with { 'resolution-mode': 'import' };
import { loadedBy, PLAN_FILE, PlannedMutant } from './plan';
import { ROOT } from '../support/run';

/** Writes down for the workers which test files reach a mutant. */
export class PlanReporter {
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
