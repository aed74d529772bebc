import { sc513 } from '../../../../src/analysis/rules/network/sc513-health-check-port-closed';
import { RuleCases } from '../rule-cases';

export const cases: RuleCases = {
  rule: sc513,
  violations: [
    // TODO: { on: 'a value that is not allowed', mutate: (template) => …, messages: ['what the message says'], property: 'Path/To/It' },
  ],
  silent: [
    // TODO: the boundary, a value that exists only at deployment, a form that AWS accepts: { on: '…', mutate: (template) => … },
  ],
};
