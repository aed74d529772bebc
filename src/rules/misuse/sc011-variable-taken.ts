import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc011 = misuse('SC011', 'variable-taken', 'An environment variable has one value');

/** An environment variable that already has another value. */
export function variableTaken(variable: {
  readonly name: string; readonly container: string; readonly before: string; readonly now: string;
}): Problem {
  const { name, container, before, now } = variable;
  return {
    message: `environment variable ${name} of container ${container} is ${JSON.stringify(before)} and would become ${JSON.stringify(now)}`,
    fix: 'use another variable, or remove one of the two',
  };
}
