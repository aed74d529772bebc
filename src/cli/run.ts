import { CommanderError } from 'commander';
import { withConfiguration } from './configuration';
import { EXIT, ExitCode } from './exit-codes';
import { programOf } from './program';
import { Terminal } from './terminal';
import { Refusal } from '../analysis/reader';
import { oneLine } from '../analysis/text';

/** Runs a command line and gives its exit code; nothing is thrown. */
export function run(args: readonly string[], terminal: Terminal): ExitCode {
  let code: ExitCode = EXIT.CLEAN;
  try {
    programOf(terminal, (ended) => {
      code = ended;
    }).parse(withConfiguration(args), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof Refusal) {
      terminal.err(`${oneLine(error.message)}\n`);
      return EXIT.UNREADABLE;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.CLEAN : EXIT.UNREADABLE;
    terminal.err(`cdk-ecs-service-connect failed: ${oneLine(error instanceof Error ? error.message : String(error))}\n`);
    return EXIT.UNREADABLE;
  }
}
