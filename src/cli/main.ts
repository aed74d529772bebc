import { run } from './run';
import { terminalOf } from './terminal';

// The reader of the output can stop early: `check cdk.out | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = run(process.argv.slice(2), terminalOf(process));
