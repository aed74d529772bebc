import { sc204 } from '../../../../src/analysis/rules/naming/sc204-dns-name-format';
import { endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const dnsName = (name: unknown) => (template: Template) => {
  endpointOf(template).ClientAliases[0].DnsName = name;
};

export const cases: RuleCases = {
  rule: sc204,
  violations: [
    {
      on: 'a capital',
      mutate: dnsName('Catalog'),
      messages: ['DnsName is "Catalog"; a client alias has 1 to 127 characters'],
      fix: 'use a lower-case name such as "catalog"',
      property: 'ServiceConnectConfiguration/Services/0/ClientAliases/0/DnsName',
    },
    ...['', '-catalog', 'cata..log', '.catalog', 'catalog.', 'cata log', 'a'.repeat(128), 'catálog'].map((name) => ({
      on: JSON.stringify(name),
      mutate: dnsName(name),
      messages: [`DnsName is ${JSON.stringify(name)}`],
    })),
  ],
  silent: [
    ...['a', 'catalog_v2', 'catalog.shop', 'catalog-', '_catalog', '0', 'a'.repeat(127)].map((name) => ({ on: JSON.stringify(name), mutate: dnsName(name) })),
    { on: 'a name that only exists at deployment', mutate: dnsName({ Ref: 'Name' }) },
    { on: 'no name', mutate: (template) => delete endpointOf(template).ClientAliases[0].DnsName },
  ],
};
