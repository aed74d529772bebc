import { sc203 } from '../../../../src/analysis/rules/naming/sc203-discovery-name-format';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const name = (value: unknown) => (template: Template) => {
  endpointOf(template).DiscoveryName = value;
};
const byDefault = (value: string) => (template: Template) => {
  delete endpointOf(template).DiscoveryName;
  endpointOf(template).PortName = value;
  containerOf(template).PortMappings[0].Name = value;
};

export const cases: RuleCases = {
  rule: sc203,
  violations: [
    {
      on: 'a capital',
      mutate: name('Catalog'),
      messages: ['DiscoveryName is "Catalog"; a discovery name has 1 to 64 characters'],
      fix: 'use a lower-case name such as "catalog"',
      property: 'ServiceConnectConfiguration/Services/0/DiscoveryName',
    },
    ...['', '-catalog', 'catalog.shop', 'cata log', 'a'.repeat(65), 'catalog\n'].map((value) => ({
      on: JSON.stringify(value), mutate: name(value), messages: [`DiscoveryName is ${JSON.stringify(value)}`],
    })),
    ...['a'.repeat(64), 'catalog-', '_'].map((value) => ({
      on: JSON.stringify(value),
      mutate: name(value),
      messages: [`DiscoveryName is ${JSON.stringify(value)}; Cloud Map allows up to 63 characters, no trailing hyphen and no single underscore`],
      fix: 'use at most 63 characters, with a letter or a digit at the end',
      severity: 'warning' as const,
    })),
    {
      on: 'a port name that is the default',
      mutate: byDefault('catalog-'),
      messages: ['DiscoveryName is "catalog-"'],
      fix: 'use at most 63 characters, with a letter or a digit at the end',
      severity: 'warning',
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
  ],
  silent: [
    ...['a', '0', '__', '_catalog', 'catalog_v2', 'catalog-v2', 'a'.repeat(63)].map((value) => ({ on: JSON.stringify(value), mutate: name(value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: name(value) })),
    { on: 'a joined name', mutate: name({ 'Fn::Join': ['-', ['Catalog', { Ref: 'Stage' }]] }) },
    { on: 'a bad port name that is the default, which is SC102', mutate: byDefault('Catalog') },
  ],
};
