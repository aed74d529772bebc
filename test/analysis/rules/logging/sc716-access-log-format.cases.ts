import { sc716 } from '../../../../src/analysis/rules/logging/sc716-access-log-format';
import { configurationOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const accessLog = (AccessLogConfiguration: unknown) => (template: Template) => {
  Object.assign(configurationOf(template), { AccessLogConfiguration });
};

const PLACE = 'ServiceConnectConfiguration/AccessLogConfiguration';

export const cases: RuleCases = {
  rule: sc716,
  violations: [
    ...['XML', 'json', ''].map((Format) => ({
      on: `format ${JSON.stringify(Format)}`,
      mutate: accessLog({ Format }),
      messages: [`Format of the access log is ${JSON.stringify(Format)}; ECS accepts TEXT and JSON`],
      property: `${PLACE}/Format`,
    })),
    { on: 'no format', mutate: accessLog({ IncludeQueryParameters: 'DISABLED' }), messages: ['Format of the access log is left out'], fix: 'set Format to TEXT or JSON', property: `${PLACE}/Format` },
    {
      on: 'query parameters as a boolean',
      mutate: accessLog({ Format: 'TEXT', IncludeQueryParameters: true }),
      messages: ['IncludeQueryParameters of the access log is "true"; ECS accepts ENABLED and DISABLED'],
      property: `${PLACE}/IncludeQueryParameters`,
    },
    { on: 'both', mutate: accessLog({ Format: 'CSV', IncludeQueryParameters: 'no' }), messages: ['is "CSV"', 'is "no"'], resources: ['Catalog', 'Catalog'] },
  ],
  silent: [
    { on: 'TEXT', mutate: accessLog({ Format: 'TEXT', IncludeQueryParameters: 'DISABLED' }) },
    { on: 'JSON', mutate: accessLog({ Format: 'JSON', IncludeQueryParameters: 'ENABLED' }) },
    { on: 'values that only exist at deployment', mutate: accessLog({ Format: { Ref: 'Format' }, IncludeQueryParameters: { Ref: 'Query' } }) },
    { on: 'a log that only exists at deployment', mutate: accessLog({ 'Fn::If': ['Nobody', { Format: 'XML' }, { Ref: 'AWS::NoValue' }] }) },
  ],
};
