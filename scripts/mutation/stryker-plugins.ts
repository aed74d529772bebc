import { PlanReporter } from './plan-reporter';
import { ProgressReporter } from './progress-reporter';
import { SampleRunner } from './sample-runner';

/** What Stryker asks a module of plugins for. */
export const strykerPlugins = [
  { kind: 'TestRunner', name: 'sample', injectableClass: SampleRunner },
  { kind: 'Reporter', name: 'plan', injectableClass: PlanReporter },
  { kind: 'Reporter', name: 'progress-of-sample', injectableClass: ProgressReporter },
];
