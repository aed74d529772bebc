import { sc208 } from '../../../../src/analysis/rules/naming/sc208-https-to-plain-endpoint';
import { RuleCases } from '../rule-cases';

export const cases: RuleCases = {
  rule: sc208,
  violations: [
    // TODO: { on: 'a value that is not allowed', mutate: (template) => …, messages: ['what the message says'], property: 'Path/To/It' },
  ],
  silent: [
    // TODO: the boundary, a value that exists only at deployment, a form that AWS accepts: { on: '…', mutate: (template) => … },
  ],
};
