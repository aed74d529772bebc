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

/** The run of the least CPU time, since other work of the machine only adds to it. */
export function quickest(runs: readonly Measured[]): Measured {
  return runs.reduce((best, run) => run.cpu < best.cpu ? run : best);
}
