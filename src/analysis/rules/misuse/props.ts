import { Misuse, misuse, quoted } from './misuse';
import { Problem } from '../rule';
import { shown } from '../shown';

export const sc004 = misuse('SC004', 'literal-required', 'A value that is needed at synthesis is not a token', 'https://docs.aws.amazon.com/cdk/v2/guide/tokens.html');

/** A token where the value is needed at synthesis. */
export function literalRequired(property: string): Problem {
  return {
    message: `${property} is a token, whose value exists only at deployment; synthesis needs the value`,
    fix: `give ${property} as a literal, or read it from the context of the app`,
  };
}

/** A name that is a token, where another name would be made of it. */
export function nameRequired(property: string): Problem {
  return {
    message: `${property} is a token; synthesis needs the name of the port mapping, which is made of it`,
    fix: 'give name as a literal',
  };
}

export const sc010 = misuse('SC010', 'prop-not-supported', 'Props that exclude each other are not given together');

/** A prop that cannot be given together with another one. */
export function propNotSupported(property: string, reason: string, fix: string): Problem {
  return { message: `${property} is given; ${reason}`, fix };
}

export const sc012 = misuse('SC012', 'value-range', 'A number is in its range, and a name is a known one');

/** A number below what makes sense. */
export function belowMinimum(property: string, value: number, minimum: number, unit?: string): Problem | undefined {
  if (Number.isFinite(value) && value >= minimum) return undefined;
  return {
    message: `${property} is ${shown(value)}; the minimum is ${minimum}${unit === undefined ? '' : `: ${unit}`}`,
    fix: `set ${property} to ${minimum} or more`,
  };
}

/** The numbers that a prop takes. */
export interface NumberRange {
  readonly from?: number;
  /** In place of `from`: a number that is just too small. */
  readonly above?: number;
  readonly to?: number;
  /** In place of `to`: a number that is just too large. */
  readonly below?: number;
  readonly whole?: true;
}

/** A number outside its range. */
export function outsideRange(property: string, value: number, range: NumberRange): Problem | undefined {
  const { from = -Infinity, above = -Infinity, to = Infinity, below = Infinity, whole } = range;
  const isInside = Number.isFinite(value) && value >= from && value > above && value <= to && value < below;
  if (isInside && (!whole || Number.isInteger(value))) return undefined;
  const least = range.above === undefined ? `from ${from}` : `above ${above}`;
  const most = range.below === undefined ? range.to === undefined ? '' : ` to ${to}` : ` to less than ${below}`;
  const allowed = `${least}${most}`;
  const kind = whole ? 'whole number' : 'number';
  return { message: `${property} is ${shown(value)}; ${kind}s ${allowed} are allowed`, fix: `use a ${kind} ${allowed}` };
}

/** A value that an enum does not have: languages without types do not refuse it. */
export function enumValue(property: string, given: string, values: readonly string[]): Problem {
  return {
    message: `${property} is ${given}; ${quoted(values)} are allowed`,
    fix: `give ${property} one of these values`,
  };
}

/** The scheme of a URL with more than its name. */
export function urlSchemeProblem(property: string, value: string): Problem | undefined {
  if (/^[a-z][a-z0-9+.-]*$/i.test(value)) return undefined;
  return {
    message: `${property} is ${JSON.stringify(value)}; use the name of a URL scheme, such as "ws"`,
    fix: `give ${property} the name alone, without "://"`,
  };
}

/** What props of any construct refuse. */
export const PROPS_MISUSES: readonly Misuse[] = [sc004, sc010, sc012];
