import { sc801 } from '../../../../src/analysis/rules/platform/sc801-fargate-platform-version';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const version = (value: unknown) => (template: Template) => {
  template.Resources.Catalog.Properties.PlatformVersion = value;
};

export const cases: RuleCases = {
  rule: sc801,
  violations: [
    {
      on: '"1.3.0"',
      mutate: version('1.3.0'),
      messages: ['PlatformVersion is "1.3.0"; Service Connect needs "LATEST", or "1.4.0" or later'],
      fix: 'set PlatformVersion to "LATEST"',
      property: 'PlatformVersion',
    },
    ...['1.0.0', '1.3.9', '0.9.0', '', 'newest', '2.0.0-beta', 'v1.4.0', '1.4.0.1'].map((value) => ({
      on: JSON.stringify(value),
      mutate: version(value),
      messages: [`PlatformVersion is ${JSON.stringify(value)}`],
    })),
  ],
  silent: [
    ...['LATEST', 'latest', '2', '1.4', '1.4.0', '1.4.1', '1.5.0', '1.10.0', '2.0.0'].map((value) => ({ on: value, mutate: version(value) })),
    { on: 'no version, which is the latest', mutate: version({ Ref: 'AWS::NoValue' }) },
    { on: 'a version that only exists at deployment', mutate: version({ Ref: 'Version' }) },
    {
      on: 'a service that is off the mesh',
      mutate: (template) => {
        version('1.0.0')(template);
        template.Resources.Catalog.Properties.ServiceConnectConfiguration = { Enabled: false };
      },
    },
  ],
};
