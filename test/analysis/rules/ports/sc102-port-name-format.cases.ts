import { sc102 } from '../../../../src/analysis/rules/ports/sc102-port-name-format';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const name = (value: unknown) => (template: Template) => {
  endpointOf(template).PortName = value;
  containerOf(template).PortMappings[0].Name = value;
};

export const cases: RuleCases = {
  rule: sc102,
  violations: [
    {
      on: 'a capital',
      mutate: name('Catalog'),
      messages: ['name is "Catalog"; a port mapping\'s name has 1 to 64 characters'],
      fix: 'use a lower-case name such as "catalog"',
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
    {
      on: 'a name that the discovery name defaults to, once',
      mutate: (template) => {
        name('Catalog')(template);
        delete endpointOf(template).DiscoveryName;
      },
      messages: ['name is "Catalog"'],
    },
    ...['', '-catalog', 'cata.log', 'cata log', 'catálog', 'a'.repeat(65), 'catalog\n'].map((value) => ({
      on: JSON.stringify(value),
      mutate: name(value),
      messages: [`name is ${JSON.stringify(value)}`],
    })),
  ],
  silent: [
    ...['a', '0', '_', '_catalog', 'catalog_v2', 'catalog-', 'catalog--8080', 'a'.repeat(64), 8080].map((value) => ({
      on: JSON.stringify(value), mutate: name(value),
    })),
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: name(value) })),
    { on: 'a joined name', mutate: name({ 'Fn::Join': ['-', ['Catalog', { Ref: 'Stage' }]] }) },
    { on: 'a port mapping that is no endpoint', mutate: (template) => containerOf(template).PortMappings.push({ Name: 'Metrics', ContainerPort: 9090 }) },
  ],
};
