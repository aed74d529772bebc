/** A folder of `src` whose mutants are drawn, and the tests that have to notice them. */
export interface MutatedFolder {
  readonly source: string;
  /** Files or folders of `test`. Others are not run: a folder is held by the tests next to it. */
  readonly tests: readonly string[];
}

export const MUTATED_FOLDERS: readonly MutatedFolder[] = [
  { source: 'analysis/reader', tests: ['analysis/reader', 'analysis/topology', 'cli/inputs.test.ts', 'cli/yaml.test.ts', 'cli/yaml-pieces.test.ts'] },
  { source: 'analysis/rules', tests: ['analysis/rules', 'analysis/reader/deployment.test.ts'] },
  { source: 'service/connection', tests: ['service/connection'] },
  { source: 'edge', tests: ['edge'] },
  { source: 'mesh', tests: ['service/connection', 'service/base', 'namespace', 'endpoint'] },
];
