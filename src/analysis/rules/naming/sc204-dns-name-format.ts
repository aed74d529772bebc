import { isKnown } from '../../facts';
import { Problem, Rule } from '../rule';
import { memberEndpoints } from '../select';
import { CLIENT_ALIAS_API } from '../sources';
import { NamespaceNames } from './namespace-names';

const PATTERN = /^(?!-)(?!.*\.\.)(?!\.)(?!.*\.$)[a-z0-9_.-]{1,127}$/;

/** The name that is closest to one that breaks the pattern; `undefined` if nothing is left of it. */
function nearestDnsName(name: string): string | undefined {
  const near = name.toLowerCase().replace(/[^a-z0-9_.]+/g, '-').replace(/\.{2,}/g, '.').slice(0, 127).replace(/^[-.]+|[-.]+$/g, '');
  return near === '' ? undefined : near;
}

/** What is wrong with a client alias's DNS name. */
export function dnsNameProblem(dnsName: string): Problem | undefined {
  if (PATTERN.test(dnsName)) return undefined;
  return {
    message: ({ prop }) => `${prop('dnsName')} is ${JSON.stringify(dnsName)}; a client alias has 1 to 127 characters of a-z, 0-9, "_", "." and "-", no leading hyphen and no empty label`,
    fix: `use a lower-case name such as ${JSON.stringify(nearestDnsName(dnsName) ?? 'catalog')}`,
  };
}

export const sc204: Rule = {
  id: 'SC204',
  name: 'dns-name-format',
  title: 'The DNS name of a client alias has 1 to 127 characters of a-z, 0-9, "_", "." and "-", no leading hyphen and no empty label',
  severity: 'error',
  source: CLIENT_ALIAS_API,
  * check(mesh) {
    const names = NamespaceNames.of(mesh);
    for (const { service: { origin }, endpoint } of memberEndpoints(mesh)) {
      for (const [i, { dnsName }] of endpoint.aliases.entries()) {
        const problem = isKnown(dnsName) ? dnsNameProblem(dnsName) : undefined;
        if (!isKnown(dnsName) || !problem) continue;
        const value = nearestDnsName(dnsName);
        const isFree = value !== undefined && names.anywhere(value).length === 0;
        yield {
          origin, property: `${endpoint.property}/ClientAliases/${i}/DnsName`, ...problem, changes: isFree ? [{ op: 'set', value }] : undefined,
        };
      }
    }
  },
};
