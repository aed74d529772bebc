import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc012 = misuse('SC012', 'value-range', 'A number is in its range');

/** A number below what makes sense. */
export function belowMinimum(property: string, value: number, minimum: number): Problem | undefined {
  if (Number.isFinite(value) && value >= minimum) return undefined;
  return {
    message: `${property} is ${value}; a number of at least ${minimum} is allowed`,
    fix: `give ${property} a number of ${minimum} or more`,
  };
}
