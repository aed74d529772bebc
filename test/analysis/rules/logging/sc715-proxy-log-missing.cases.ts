import { sc715 } from '../../../../src/analysis/rules/logging/sc715-proxy-log-missing';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const log = (value: unknown) => (template: Template) => {
  configurationOf(template).LogConfiguration = value;
};

export const cases: RuleCases = {
  rule: sc715,
  violations: [
    {
      on: 'no log configuration',
      mutate: (template) => delete configurationOf(template).LogConfiguration,
      messages: ['LogConfiguration is left out: the proxy of Catalog writes no log'],
      fix: 'add a LogConfiguration to the Service Connect configuration',
      property: 'ServiceConnectConfiguration/LogConfiguration',
    },
    {
      on: 'a client service',
      mutate: (template) => delete configurationOf(template, 'Ui').LogConfiguration,
      messages: ['the proxy of Ui writes no log'],
      resources: ['Ui'],
    },
    { on: 'a log configuration that is removed', mutate: log({ Ref: 'AWS::NoValue' }), messages: ['LogConfiguration is left out'] },
  ],
  silent: [
    { on: 'any log configuration', mutate: log({ LogDriver: 'splunk' }) },
    { on: 'a log configuration that only exists at deployment', mutate: log({ 'Fn::If': ['Nobody', { LogDriver: 'awslogs' }, { Ref: 'AWS::NoValue' }] }) },
    { on: 'a configuration that only exists at deployment', mutate: (template) => { template.Resources.Catalog.Properties.ServiceConnectConfiguration = { Ref: 'Configuration' }; } },
    {
      on: 'an access log, of which SC711 tells',
      mutate: (template) => {
        log(undefined)(template);
        configurationOf(template).AccessLogConfiguration = { Format: 'JSON' };
      },
    },
  ],
};
