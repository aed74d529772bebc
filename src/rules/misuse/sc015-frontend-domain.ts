import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc015 = misuse('SC015', 'frontend-domain', 'The domain name of a public frontend comes with its hosted zone');

/** One of the two without the other. */
export function frontendDomainProblem(given: { readonly domainName: boolean; readonly hostedZone: boolean }): Problem | undefined {
  if (given.domainName === given.hostedZone) return undefined;
  const [there, missing] = given.domainName ? ['domainName', 'hostedZone'] : ['hostedZone', 'domainName'];
  return {
    message: `${there} is given and ${missing} is not; the DNS record needs both`,
    fix: given.domainName
      ? 'give the hostedZone that the record belongs into, or leave domainName out and make the record yourself, after the service'
      : 'give the domainName of the record, or leave hostedZone out',
  };
}
