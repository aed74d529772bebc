import { sc205 } from '../../../../src/analysis/rules/naming/sc205-discovery-name-taken-by-cloud-map';
import { configurationOf, endpointOf, resource, shop } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

/** `shop()` with a Cloud Map service `legacy` that `Catalog` registers its tasks with. */
function withRegistry(): Template {
  const template = shop();
  template.Resources.Registry = resource('AWS::ServiceDiscovery::Service', { Name: 'legacy', NamespaceId: { 'Fn::GetAtt': ['Namespace', 'Id'] } });
  template.Resources.Catalog.Properties.ServiceRegistries = [{ RegistryArn: { 'Fn::GetAtt': ['Registry', 'Arn'] } }];
  return template;
}

const base = withRegistry;
const registry = (change: Properties) => (template: Template) => {
  Object.assign(template.Resources.Registry.Properties, { Name: 'catalog' }, change);
};
const clash = registry({});

export const cases: RuleCases = {
  rule: sc205,
  violations: [
    {
      base,
      on: 'the name of the service\'s own Cloud Map service',
      mutate: clash,
      messages: ['DiscoveryName is "catalog", but Cloud Map service Registry of service Catalog has that name in namespace shop'],
      fix: 'set DiscoveryName to another name, such as "catalog-sc"; the client alias can keep the name that clients dial',
      property: 'ServiceConnectConfiguration/Services/0/DiscoveryName',
    },
    { base, on: 'a namespace by Ref', mutate: registry({ NamespaceId: { Ref: 'Namespace' } }), messages: ['in namespace shop'] },
    {
      base,
      on: 'a namespace in the DNS configuration',
      mutate: registry({ NamespaceId: { Ref: 'AWS::NoValue' }, DnsConfig: { NamespaceId: { Ref: 'Namespace' }, DnsRecords: [{ Type: 'A', TTL: 60 }] } }),
      messages: ['in namespace shop'],
    },
    {
      base,
      on: 'the default, which is the port name',
      mutate: (template) => {
        clash(template);
        delete endpointOf(template).DiscoveryName;
      },
      messages: ['DiscoveryName is "catalog"'],
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
    {
      base,
      on: 'the Cloud Map service of a service off the mesh',
      mutate: (template) => {
        clash(template);
        template.Resources.Ui.Properties.ServiceRegistries = template.Resources.Catalog.Properties.ServiceRegistries;
        delete template.Resources.Catalog.Properties.ServiceRegistries;
        delete template.Resources.Ui.Properties.ServiceConnectConfiguration;
        delete template.Resources.Ui.Metadata;
      },
      messages: ['Cloud Map service Registry of service Ui'],
    },
  ],
  silent: [
    {
      base,
      on: 'a Cloud Map service that is in none of the templates',
      mutate: (template) => {
        template.Resources.Catalog.Properties.ServiceRegistries = [{ RegistryArn: 'arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-catalog' }];
      },
    },
    { base, on: 'another name', mutate: registry({ Name: 'catalog-dns' }) },
    {
      base,
      on: 'another namespace',
      mutate: (template) => {
        template.Resources.Other = resource('AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: 'shop.local', Vpc: { Ref: 'Vpc' } });
        registry({ NamespaceId: { Ref: 'Other' } })(template);
      },
    },
    {
      base,
      on: 'a Cloud Map service that no ECS service registers with',
      mutate: (template) => {
        clash(template);
        delete template.Resources.Catalog.Properties.ServiceRegistries;
      },
    },
    { base, on: 'a Cloud Map service without a name', mutate: (template) => delete template.Resources.Registry.Properties.Name },
    {
      base,
      on: 'a registry of another template',
      mutate: (template) => {
        clash(template);
        template.Resources.Catalog.Properties.ServiceRegistries = [{ RegistryArn: { 'Fn::ImportValue': 'registry' } }];
      },
    },
    {
      base,
      on: 'a Cloud Map service that exists under a condition',
      mutate: (template) => {
        clash(template);
        template.Resources.Registry.Condition = 'Undecidable';
      },
    },
    {
      base,
      on: 'a service that exists under a condition',
      mutate: (template) => {
        clash(template);
        template.Resources.Catalog.Condition = 'Undecidable';
      },
    },
    ...UNKNOWNS.map(([on, value]) => ({ base, on: `${on} as the name of the Cloud Map service`, mutate: registry({ Name: value }) })),
    ...UNKNOWNS.map(([on, value]) => ({ base, on: `${on} as its namespace`, mutate: registry({ NamespaceId: value }) })),
    ...UNKNOWNS.map(([on, value]) => ({
      base,
      on: `${on} as the service's namespace`,
      mutate: (template: Template) => {
        clash(template);
        configurationOf(template).Namespace = value;
      },
    })),
    ...UNKNOWNS.map(([on, value]) => ({
      base,
      on: `${on} as the discovery name`,
      mutate: (template: Template) => {
        clash(template);
        endpointOf(template).DiscoveryName = value;
      },
    })),
  ],
};
