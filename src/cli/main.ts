// First, since it decides how the rest is compiled.
import './short-run';
import { EXIT } from './exit-codes';
import { run } from './run';
import { terminalOf } from './terminal';

// The reader of the output can stop early: `check cdk.out | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`the output cannot be written (${error.code})\n`);
  process.exit(EXIT.UNREADABLE);
});

process.exitCode = run(process.argv.slice(2), terminalOf(process));
