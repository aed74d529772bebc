import { sc802 } from '../../../../src/analysis/rules/platform/sc802-windows';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const platform = (RuntimePlatform: unknown) => (template: Template) => {
  template.Resources.CatalogTask.Properties.RuntimePlatform = RuntimePlatform;
};

export const cases: RuleCases = {
  rule: sc802,
  violations: [
    {
      on: 'Windows',
      mutate: platform({ OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', CpuArchitecture: 'X86_64' }),
      messages: ['OperatingSystemFamily is "WINDOWS_SERVER_2022_CORE"; Service Connect runs on "LINUX" only'],
      fix: 'run the task on Linux, or turn Service Connect off for the service',
      resources: ['CatalogTask'],
      property: 'RuntimePlatform/OperatingSystemFamily',
    },
    {
      on: 'one task definition behind two services, once',
      mutate: (template) => {
        platform({ OperatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' })(template);
        template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
      },
      messages: ['OperatingSystemFamily is "WINDOWS_SERVER_2019_FULL"'],
      resources: ['CatalogTask'],
    },
  ],
  silent: [
    { on: 'Linux', mutate: platform({ OperatingSystemFamily: 'LINUX' }) },
    { on: 'an architecture only', mutate: platform({ CpuArchitecture: 'ARM64' }) },
    { on: 'a family that only exists at deployment', mutate: platform({ OperatingSystemFamily: { Ref: 'Family' } }) },
    { on: 'a platform that only exists at deployment', mutate: platform({ 'Fn::If': ['Nobody', { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' }, { Ref: 'AWS::NoValue' }] }) },
    {
      on: 'a service that is off the mesh',
      mutate: (template) => {
        platform({ OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' })(template);
        template.Resources.Catalog.Properties.ServiceConnectConfiguration = { Enabled: false };
      },
    },
  ],
};
