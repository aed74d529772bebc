import { writeFileSync } from 'fs';
import { onDisk } from './input/read-text';
import { Terminal } from './terminal';

/** Writes what a command made to a file or, without one, to the terminal. */
export function writeOutput(text: string, file: string | undefined, terminal: Terminal): void {
  if (file === undefined) terminal.out(text);
  else onDisk(file, () => writeFileSync(file, text), 'cannot be written');
}
