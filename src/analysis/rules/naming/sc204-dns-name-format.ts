import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { CLIENT_ALIAS_API } from '../sources';

const PATTERN = /^(?!-)(?!.*\.\.)(?!\.)(?!.*\.$)[a-z0-9_.-]{1,127}$/;

/** What is wrong with a client alias's DNS name. */
export function dnsNameProblem(dnsName: string): Problem | undefined {
  if (PATTERN.test(dnsName)) return undefined;
  return {
    message: `dnsName is ${JSON.stringify(dnsName)}; a client alias has 1 to 127 characters of a-z, 0-9, "_", "." and "-", no leading hyphen and no empty label`,
    fix: 'use a lower-case name such as "catalog" or "catalog.shop"',
  };
}

export const sc204: Rule = {
  id: 'SC204',
  name: 'dns-name-format',
  title: 'The DNS name of a client alias has 1 to 127 characters of a-z, 0-9, "_", "." and "-", no leading hyphen and no empty label',
  severity: 'error',
  source: CLIENT_ALIAS_API,
  * check(mesh) {
    for (const { service: { origin }, endpoint } of memberEndpoints(mesh)) {
      for (const [i, { dnsName }] of endpoint.aliases.entries()) {
        const problem = isKnown(dnsName) ? dnsNameProblem(dnsName) : undefined;
        if (problem) yield { origin, property: `${endpoint.property}/ClientAliases/${i}/DnsName`, ...problem };
      }
    }
  },
};
