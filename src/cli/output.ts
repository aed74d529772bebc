import { writeFileSync } from 'fs';
import { onDisk } from './input/read-text';
import { Terminal } from './terminal';

/** Writes what a command made to a file or, without one, to the terminal. */
export function writeOutput(text: string, file: string | undefined, terminal: Terminal): void {
  if (file === undefined) terminal.out(text);
  else writeText(file, text);
}

/** What a command made of its input. */
interface Result {
  /** Whether nothing was read that it could be about. */
  readonly isEmpty: boolean;
  readonly format: string;
  /** The file that takes it. */
  readonly output?: string;
}

/** Whether a result is written: programs get a document whatever happens, people none of nothing, and a file keeps what it holds. */
export function isWritten({ isEmpty, format, output }: Result): boolean {
  return !isEmpty || (format === 'json' && output === undefined);
}

/** Writes a file; throws a `Refusal` if that is impossible. */
export function writeText(file: string, text: string): void {
  onDisk(file, () => writeFileSync(file, text), 'cannot be written');
}
