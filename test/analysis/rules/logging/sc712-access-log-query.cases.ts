import { sc712 } from '../../../../src/analysis/rules/logging/sc712-access-log-query';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const query = (value: unknown) => (template: Template) => {
  configurationOf(template).AccessLogConfiguration = { Format: 'JSON', IncludeQueryParameters: value };
};

export const cases: RuleCases = {
  rule: sc712,
  violations: [
    {
      on: 'ENABLED',
      mutate: query('ENABLED'),
      messages: ['IncludeQueryParameters is "ENABLED"'],
      fix: 'set IncludeQueryParameters to "DISABLED", the default, or acknowledge that they hold nothing secret',
      property: 'ServiceConnectConfiguration/AccessLogConfiguration/IncludeQueryParameters',
    },
    {
      on: 'a parameter with the default ENABLED',
      mutate: (template) => {
        template.Parameters = { Query: { Type: 'String', Default: 'ENABLED' } };
        query({ Ref: 'Query' })(template);
      },
      messages: ['IncludeQueryParameters is "ENABLED"'],
    },
  ],
  silent: [
    { on: 'DISABLED', mutate: query('DISABLED') },
    { on: 'the default', mutate: query(undefined) },
    { on: 'a value that only exists at deployment', mutate: query({ Ref: 'Query' }) },
    { on: 'an access log that only exists at deployment', mutate: (template) => { configurationOf(template).AccessLogConfiguration = { Ref: 'Log' }; } },
  ],
};
