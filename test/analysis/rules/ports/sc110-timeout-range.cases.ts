import { sc110 } from '../../../../src/analysis/rules/ports/sc110-timeout-range';
import { endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const timeout = (value: unknown) => (template: Template) => {
  endpointOf(template).Timeout = value;
};
const both = (value: unknown) => timeout({ IdleTimeoutSeconds: value, PerRequestTimeoutSeconds: value });

export const cases: RuleCases = {
  rule: sc110,
  violations: [
    {
      on: 'an idle timeout of less than a second',
      mutate: timeout({ IdleTimeoutSeconds: 0.5 }),
      messages: ['IdleTimeoutSeconds is 0.5 s; a timeout is a whole number of seconds from 0 to 2147483647'],
      fix: 'set IdleTimeoutSeconds to 1',
      property: 'ServiceConnectConfiguration/Services/0/Timeout/IdleTimeoutSeconds',
      uncovers: ['SC109'],
    },
    {
      on: 'a per-request timeout below 0',
      mutate: timeout({ PerRequestTimeoutSeconds: -1 }),
      messages: ['PerRequestTimeoutSeconds is -1 s'],
      fix: 'set PerRequestTimeoutSeconds to a whole number of seconds from 0 to 2147483647',
      property: 'ServiceConnectConfiguration/Services/0/Timeout/PerRequestTimeoutSeconds',
    },
    ...[2147483648, '-1', '1.5'].map((value) => ({
      on: JSON.stringify(value),
      mutate: both(value),
      messages: [`IdleTimeoutSeconds is ${value} s`, `PerRequestTimeoutSeconds is ${value} s`],
    })),
    { on: 'a word', mutate: timeout({ IdleTimeoutSeconds: '5 minutes' }), messages: ['IdleTimeoutSeconds is NaN s'] },
  ],
  silent: [
    ...[0, '0', 1, 2147483647, '2147483647'].map((value) => ({ on: JSON.stringify(value), mutate: both(value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: both(value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the timeouts`, mutate: timeout(value) })),
    { on: 'empty timeouts', mutate: timeout({}) },
  ],
};
