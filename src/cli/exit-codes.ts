/** How the process ends. */
export const EXIT = {
  /** Nothing was found at or above `--fail-on`. */
  CLEAN: 0,
  /** Something was found at or above `--fail-on`. */
  FINDINGS: 1,
  /** Something could not be read, or the command line could not be understood. */
  UNREADABLE: 2,
} as const;

/** An exit code. */
export type ExitCode = typeof EXIT[keyof typeof EXIT];
