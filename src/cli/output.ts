import { writeFileSync } from 'fs';
import { onDisk } from './input/read-text';
import { Terminal } from './terminal';

/** Writes what a command made to a file or, without one, to the terminal. */
export function writeOutput(text: string, file: string | undefined, terminal: Terminal): void {
  if (file === undefined) terminal.out(text);
  else writeText(file, text);
}

/** Writes a file; throws a `Refusal` if that is impossible. */
export function writeText(file: string, text: string): void {
  onDisk(file, () => writeFileSync(file, text), 'cannot be written');
}
