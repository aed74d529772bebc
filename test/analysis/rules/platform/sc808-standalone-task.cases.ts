import { sc808 } from '../../../../src/analysis/rules/platform/sc808-standalone-task';
import { resource } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const target = (TaskDefinitionArn: unknown) => ({
  Id: 'Task',
  Arn: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
  RoleArn: 'arn:aws:iam::111111111111:role/events',
  EcsParameters: { TaskDefinitionArn, LaunchType: 'FARGATE' },
});

const rule = (...targets: unknown[]) => (template: Template) => {
  template.Resources.Nightly = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: targets });
};

const schedule = (task: unknown) => (template: Template) => {
  template.Resources.Nightly = resource('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 day)', FlexibleTimeWindow: { Mode: 'OFF' }, Target: target(task) });
};

const message = 'the target runs the task definition of "Catalog" outside a service';

export const cases: RuleCases = {
  rule: sc808,
  violations: [
    {
      on: 'a rule',
      mutate: rule({ Id: 'Log', Arn: 'arn:aws:logs:eu-west-1:111111111111:log-group:nightly' }, target({ Ref: 'CatalogTask' })),
      messages: [message],
      fix: 'reach what the task calls without Service Connect, for example through a load balancer',
      resources: ['Nightly'],
      property: 'Targets/1/EcsParameters/TaskDefinitionArn',
    },
    {
      on: 'a schedule',
      mutate: schedule({ 'Fn::GetAtt': ['CatalogTask', 'TaskDefinitionArn'] }),
      messages: [message],
      resources: ['Nightly'],
      property: 'Target/EcsParameters/TaskDefinitionArn',
    },
  ],
  silent: [
    { on: 'a task definition from elsewhere', mutate: schedule('arn:aws:ecs:eu-west-1:111111111111:task-definition/nightly') },
    { on: 'a task definition that only exists at deployment', mutate: schedule({ Ref: 'Task' }) },
    { on: 'targets that only exist at deployment', mutate: rule({ 'Fn::If': ['Nobody', target({ Ref: 'CatalogTask' }), { Ref: 'AWS::NoValue' }] }) },
    {
      on: 'a task definition of no service',
      mutate: (template) => {
        template.Resources.NightlyTask = JSON.parse(JSON.stringify(template.Resources.CatalogTask));
        rule(target({ Ref: 'NightlyTask' }))(template);
      },
    },
  ],
};
