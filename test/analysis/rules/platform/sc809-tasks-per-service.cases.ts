import { sc809 } from '../../../../src/analysis/rules/platform/sc809-tasks-per-service';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const desired = (count: unknown) => (template: Template) => {
  template.Resources.Catalog.Properties.DesiredCount = count;
};

const expected = (count: number) => (template: Template) => {
  template.Resources.Catalog.Metadata = { 'cdk-ecs-service-connect': { version: 1, expectedTasks: count } };
};

export const cases: RuleCases = {
  rule: sc809,
  violations: [
    { on: '1001 tasks', mutate: desired(1001), messages: ['"Catalog" runs 1001 tasks'], fix: 'run at most 1000 tasks a service, and split the load over several', property: 'DesiredCount' },
    { on: '1001 tasks, as text', mutate: desired('1001'), messages: ['"Catalog" runs 1001 tasks'] },
    { on: '1001 tasks that are expected', mutate: expected(1001), messages: ['"Catalog" runs 1001 tasks'] },
  ],
  silent: [
    { on: '1000 tasks', mutate: desired(1000) },
    { on: '1000 tasks that are expected', mutate: expected(1000) },
    { on: 'a count that only exists at deployment', mutate: desired({ Ref: 'Count' }) },
    { on: 'no count', mutate: desired(undefined) },
  ],
};
