import { sc711 } from '../../../../src/analysis/rules/logging/sc711-access-log-needs-log';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const logs = (accessLog: unknown, log?: unknown) => (template: Template) => {
  Object.assign(configurationOf(template), { AccessLogConfiguration: accessLog, LogConfiguration: log });
};

const UNDECIDED = { 'Fn::If': ['Nobody', { LogDriver: 'awslogs' }, { Ref: 'AWS::NoValue' }] };

export const cases: RuleCases = {
  rule: sc711,
  violations: [
    {
      on: 'an access log alone',
      mutate: logs({ Format: 'JSON' }),
      messages: ['AccessLogConfiguration is set without a LogConfiguration'],
      fix: 'add a LogConfiguration to the Service Connect configuration, or remove AccessLogConfiguration',
      property: 'ServiceConnectConfiguration/AccessLogConfiguration',
    },
    {
      on: 'a log configuration that is removed',
      mutate: logs({ Format: 'TEXT' }, { Ref: 'AWS::NoValue' }),
      messages: ['the proxy has nowhere to write its access log'],
    },
    {
      on: 'a client service',
      mutate: (template) => {
        Object.assign(configurationOf(template, 'Ui'), { AccessLogConfiguration: { Format: 'JSON' }, LogConfiguration: undefined });
      },
      messages: ['AccessLogConfiguration'],
      resources: ['Ui'],
    },
  ],
  silent: [
    { on: 'both', mutate: logs({ Format: 'JSON' }, { LogDriver: 'awslogs' }) },
    { on: 'neither', mutate: logs(undefined) },
    { on: 'an access log that only exists at deployment', mutate: logs({ 'Fn::If': ['Nobody', { Format: 'JSON' }, { Ref: 'AWS::NoValue' }] }) },
    { on: 'an access log that is removed', mutate: logs({ Ref: 'AWS::NoValue' }) },
    { on: 'a log configuration that only exists at deployment', mutate: logs({ Format: 'JSON' }, UNDECIDED) },
  ],
};
