import { sc612 } from '../../../../src/analysis/rules/deployment/sc612-listener-before-service';
import { RuleCases } from '../rule-cases';

export const cases: RuleCases = {
  rule: sc612,
  violations: [
    // TODO: { on: 'a value that is not allowed', mutate: (template) => …, messages: ['what the message says'], property: 'Path/To/It' },
  ],
  silent: [
    // TODO: the boundary, a value that exists only at deployment, a form that AWS accepts: { on: '…', mutate: (template) => … },
  ],
};
