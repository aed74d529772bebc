import { sc610 } from '../../../../src/analysis/rules/deployment/sc610-caller-off-mesh';
import { configurationOf, container, resource } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { registerWithCloudMap } from './cloud-map';

/** `Ui` without Service Connect, and without a word on whom it calls. */
const plain = ({ Resources: { Ui } }: Template) => {
  delete Ui.Metadata;
  delete Ui.Properties.ServiceConnectConfiguration;
};

const named = (...environment: unknown[]) => (template: Template) => {
  plain(template);
  template.Resources.UiTask.Properties.ContainerDefinitions[0].Environment = environment;
};

export const cases: RuleCases = {
  rule: sc610,
  violations: [
    {
      on: 'a client without Service Connect',
      mutate: plain,
      messages: ['the environment variable CATALOG_URL of service Ui names catalog:80, an endpoint of service Catalog; Ui is not on the mesh and cannot resolve it'],
      resources: ['Ui'],
      property: 'ServiceConnectConfiguration',
    },
    {
      on: 'a client whose Service Connect is off',
      mutate: (template) => {
        delete template.Resources.Ui.Metadata;
        configurationOf(template, 'Ui').Enabled = false;
      },
      messages: ['CATALOG_URL of service Ui names catalog:80'],
      resources: ['Ui'],
    },
    {
      on: 'two variables, once',
      mutate: named({ Name: 'CATALOG_HOST', Value: 'catalog' }, { Name: 'FALLBACK', Value: 'catalog.shop:80' }),
      messages: ['CATALOG_HOST of service Ui names catalog:80'],
      resources: ['Ui'],
    },
    {
      on: 'a server that has another name in Cloud Map',
      mutate: (template) => {
        plain(template);
        registerWithCloudMap(template);
      },
      messages: ['names catalog:80'],
      resources: ['Ui'],
    },
  ],
  silent: [
    { on: 'a client on the mesh', mutate: ({ Resources }) => delete Resources.Ui.Metadata },
    { on: 'a value that only exists at deployment', mutate: named({ Name: 'CATALOG_URL', Value: { Ref: 'Url' } }) },
    { on: 'another name', mutate: named({ Name: 'CATALOG_URL', Value: 'http://catalog.example.com' }) },
    { on: 'another port', mutate: named({ Name: 'CATALOG_URL', Value: 'http://catalog:8080' }) },
    {
      on: 'a declared connection',
      mutate: (template) => { configurationOf(template, 'Ui').Enabled = false; },
    },
    {
      on: 'a name that Cloud Map knows, too',
      mutate: (template) => {
        named({ Name: 'CATALOG_URL', Value: 'http://catalog.shop.local' })(template);
        registerWithCloudMap(template);
        configurationOf(template).Services[0].ClientAliases[0].DnsName = 'catalog.shop.local';
      },
    },
    {
      on: 'a server with a name in Cloud Map that only exists at deployment',
      mutate: (template) => {
        plain(template);
        registerWithCloudMap(template, { Name: { Ref: 'Name' } });
      },
    },
    {
      on: 'a Cloud Map service from elsewhere',
      mutate: (template) => {
        plain(template);
        template.Resources.Catalog.Properties.ServiceRegistries = [{ RegistryArn: { 'Fn::ImportValue': 'registry' } }];
      },
    },
    {
      on: 'a DNS record of that name',
      mutate: (template) => {
        plain(template);
        template.Resources.Record = resource('AWS::Route53::RecordSet', { Name: 'catalog.', Type: 'CNAME', ResourceRecords: ['example.com'] });
      },
    },
    {
      on: 'a container of that name in the same task',
      mutate: (template) => {
        plain(template);
        template.Resources.UiTask.Properties.ContainerDefinitions.push(container('catalog'));
      },
    },
    {
      on: 'a client that may not exist',
      mutate: (template) => {
        plain(template);
        template.Resources.Ui.Condition = 'Later';
      },
    },
  ],
};
