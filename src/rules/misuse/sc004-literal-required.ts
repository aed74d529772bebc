import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc004 = misuse('SC004', 'literal-required', 'A value that is needed at synthesis is no token', 'https://docs.aws.amazon.com/cdk/v2/guide/tokens.html');

/** A token where the value is needed at synthesis. */
export function literalRequired(property: string): Problem {
  return {
    message: `${property} is a token, a value that exists only at deployment; it is needed at synthesis`,
    fix: `give ${property} as a literal, or read it from the context of the app`,
  };
}

/** A name that is a token, where another name would be made of it. */
export function nameRequired(property: string): Problem {
  return {
    message: `${property} is a token, and the name of the port mapping, which is made of it, is needed at synthesis`,
    fix: 'give name as a literal',
  };
}
