import { sc106 } from '../../../../src/analysis/rules/ports/sc106-ingress-port-range';
import { endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const override = (value: unknown) => (template: Template) => {
  endpointOf(template).IngressPortOverride = value;
};

export const cases: RuleCases = {
  rule: sc106,
  violations: [
    {
      on: '1024',
      mutate: override(1024),
      messages: ['IngressPortOverride is 1024; the proxy listens on a port from 1025 to 65535'],
      fix: 'set IngressPortOverride to a whole number from 1025 to 65535',
      property: 'ServiceConnectConfiguration/Services/0/IngressPortOverride',
    },
    ...[0, 80, 65536, -1, 8080.5, '1024', '0'].map((value) => ({
      on: JSON.stringify(value), mutate: override(value), messages: [`IngressPortOverride is ${value};`],
    })),
    { on: 'a word', mutate: override('any'), messages: ['IngressPortOverride is NaN;'] },
  ],
  silent: [
    ...[1025, '1025', 65535, '65535', 8080].map((value) => ({ on: JSON.stringify(value), mutate: override(value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: override(value) })),
    { on: 'AWS::NoValue', mutate: override({ Ref: 'AWS::NoValue' }) },
  ],
};
