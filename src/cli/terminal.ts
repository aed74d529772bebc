/** The output of a command, and its properties. */
export interface Terminal {
  /** Writes results. */
  readonly out: (text: string) => void;
  /** Writes refusals and progress. */
  readonly err: (text: string) => void;
  /** Whether results may be coloured. */
  readonly colour: boolean;
  /** Width of the terminal that results go to; left out if they go to a file or pipe. */
  readonly columns?: number;
  /** Whether somebody watches the refusals and the progress. */
  readonly interactive: boolean;
}

/** The terminal of a process; https://no-color.org says what `NO_COLOR` means. */
export function terminalOf({ stdout, stderr, env }: NodeJS.Process): Terminal {
  const watched = stdout.isTTY === true && env.TERM !== 'dumb';
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: !env.NO_COLOR && (watched || isOn(env.FORCE_COLOR)),
    columns: watched ? stdout.columns : undefined,
    interactive: stderr.isTTY === true && env.TERM !== 'dumb' && !isOn(env.CI),
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
