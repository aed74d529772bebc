/** A folder of `src` whose mutants are drawn, and the tests that have to notice them. */
export interface MutatedFolder {
  readonly source: string;
  /** Files or folders of `test`. Others are not run: a folder is held by the tests next to it. */
  readonly tests: readonly string[];
}

export const MUTATED_FOLDERS: readonly MutatedFolder[] = [
  { source: 'analysis/reader', tests: ['analysis/reader', 'analysis/topology', 'analysis/rules/rules.test.ts', 'analysis/rules/undecided.test.ts', 'cli/inputs.test.ts'] },
  // A construct throws the messages of misuse.
  {
    source: 'analysis/rules',
    tests: ['analysis/rules', 'service/base/refusals.test.ts', 'service/connection/refused-calls.test.ts', 'edge/routes.test.ts', 'edge/blue-green.test.ts'],
  },
  // Services in network mode bridge are made by a helper of their tests, and connections tell metrics where they are.
  { source: 'service/connection', tests: ['service/connection', 'service/ec2/service-connect-ec2-service.test.ts', 'metrics/metrics.test.ts'] },
  { source: 'edge', tests: ['edge'] },
  {
    source: 'mesh',
    tests: [
      'mesh', 'service/connection', 'service/base', 'service/task', 'namespace', 'endpoint', 'metrics', 'observability', 'edge/several-stacks.test.ts',
      'edge/routes-order.test.ts',
    ],
  },
];
