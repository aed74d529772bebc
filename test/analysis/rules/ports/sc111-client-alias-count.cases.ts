import { sc111 } from '../../../../src/analysis/rules/ports/sc111-client-alias-count';
import { endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const aliases = (value: unknown) => (template: Template) => {
  endpointOf(template).ClientAliases = value;
};
const [catalog, products, goods] = ['catalog', 'products', 'goods'].map((DnsName) => ({ DnsName, Port: 80 }));

export const cases: RuleCases = {
  rule: sc111,
  violations: [
    {
      on: 'two client aliases',
      mutate: aliases([catalog, products]),
      messages: ['ClientAliases has 2 entries; an endpoint has exactly one'],
      fix: 'keep one client alias',
      property: 'ServiceConnectConfiguration/Services/0/ClientAliases',
    },
    { on: 'three client aliases', mutate: aliases([catalog, products, goods]), messages: ['ClientAliases has 3 entries'] },
    { on: 'an empty list', mutate: aliases([]), messages: ['ClientAliases has no entry'], fix: 'add the client alias with the port' },
    { on: 'no list', mutate: (template) => delete endpointOf(template).ClientAliases, messages: ['ClientAliases has no entry'] },
    { on: 'a list that AWS::NoValue empties', mutate: aliases([{ Ref: 'AWS::NoValue' }]), messages: ['ClientAliases has no entry'] },
    { on: 'two client aliases beside one that may be', mutate: aliases([catalog, products, { 'Fn::If': ['Undecidable', goods, { Ref: 'AWS::NoValue' }] }]), messages: ['ClientAliases has 2 entries'] },
  ],
  silent: [
    { on: 'one of two, as a condition decides', mutate: aliases([{ 'Fn::If': ['Undecidable', catalog, products] }]) },
    { on: 'one beside one that may be', mutate: aliases([catalog, { 'Fn::If': ['Undecidable', goods, { Ref: 'AWS::NoValue' }] }]) },
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: aliases(value) })),
    { on: 'an alias without a name', mutate: aliases([{ Port: 80 }]) },
  ],
};
