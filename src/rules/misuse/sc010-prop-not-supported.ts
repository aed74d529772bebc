import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc010 = misuse('SC010', 'prop-not-supported', 'A prop that another one rules out is left out');

/** A prop that cannot be given together with another one. */
export function propNotSupported(property: string, reason: string, fix: string): Problem {
  return { message: `${property} is given; ${reason}`, fix };
}
