import { Problem } from '../rule';
import { misuse, quoted } from './misuse';

export const sc007 = misuse('SC007', 'endpoint-choice', 'An endpoint is named so that exactly one is meant');

/** A name that no endpoint has. */
export function endpointNotFound(service: string, name: string, names: readonly string[]): Problem {
  return {
    message: `${service} has no endpoint ${JSON.stringify(name)}; there are: ${quoted(names) || 'none'}`,
    fix: 'use one of these names',
  };
}

/** Several endpoints where one is needed. */
export function endpointAmbiguous(service: string, purpose: string, names: readonly string[]): Problem {
  return {
    message: `${purpose} needs one endpoint, and ${service} has ${names.length === 0 ? 'none' : `several: ${quoted(names)}`}`,
    fix: names.length === 0 ? 'give the service an endpoint' : 'name one of them',
  };
}
