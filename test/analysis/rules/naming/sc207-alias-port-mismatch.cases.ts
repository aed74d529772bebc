import { sc207 } from '../../../../src/analysis/rules/naming/sc207-alias-port-mismatch';
import { RuleCases } from '../rule-cases';

export const cases: RuleCases = {
  rule: sc207,
  violations: [
    // TODO: { on: 'a value that is not allowed', mutate: (template) => …, messages: ['what the message says'], property: 'Path/To/It' },
  ],
  silent: [
    // TODO: the boundary, a value that exists only at deployment, a form that AWS accepts: { on: '…', mutate: (template) => … },
  ],
};
