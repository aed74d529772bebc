import { sc115 } from '../../../../src/analysis/rules/ports/sc115-load-balancer-outlasts-request';
import { RuleCases } from '../rule-cases';

export const cases: RuleCases = {
  rule: sc115,
  violations: [
    // TODO: { on: 'a value that is not allowed', mutate: (template) => …, messages: ['what the message says'], property: 'Path/To/It' },
  ],
  silent: [
    // TODO: the boundary, a value that exists only at deployment, a form that AWS accepts: { on: '…', mutate: (template) => … },
  ],
};
