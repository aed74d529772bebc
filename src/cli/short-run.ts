import { setFlagsFromString } from 'v8';

/**
 * What V8 is told before anything else is loaded. It takes every program for one that runs for hours: a third of the processor time of a
 * large check went to its compiler, which compiles what is called often together with all that is called in there. Here a function has done
 * its work soon after it is compiled, so that each is compiled nearly alone. And the threads that collect garbage together cost more than
 * they save in a heap that only grows.
 */
const FLAGS = [
  '--max-inlined-bytecode-size-cumulative=60',
  '--no-turbo-inline-array-builtins',
  '--no-turbo-loop-peeling',
  '--no-parallel-scavenge',
];

for (const flag of FLAGS) setFlagsFromString(flag);
