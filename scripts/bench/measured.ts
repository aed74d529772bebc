/** What one process took, and what it wrote. */
export interface Measured {
  /** Seconds of CPU time of the process from its start, user and system. */
  readonly cpu: number;
  /** The most megabytes of memory that it had at a time. */
  readonly memory: number;
  /** Kilobytes of all templates together. */
  readonly bytes: number;
  /** Resources in all templates. */
  readonly resources: number;
  /** Entries of `DependsOn` in all templates. */
  readonly dependsOn: number;
}

/** The middle value; of an even number of values, the lower of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

/** What several runs of one program say: the least CPU time, since other work of the machine only adds to it, and the middle of the rest. */
export function ofRuns(runs: readonly Measured[]): Measured {
  const middle = (part: keyof Measured) => median(runs.map((run) => run[part]));
  return {
    cpu: Math.min(...runs.map(({ cpu }) => cpu)),
    memory: middle('memory'),
    bytes: middle('bytes'),
    resources: middle('resources'),
    dependsOn: middle('dependsOn'),
  };
}
