import { sc302 } from '../../../../src/analysis/rules/namespace/sc302-namespace-reached-by-name';
import { configurationOf, resource } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const named = (namespace: unknown) => (template: Template) => {
  configurationOf(template).Namespace = namespace;
};

const byDefault = (template: Template) => {
  for (const service of ['Catalog', 'Ui']) delete configurationOf(template, service).Namespace;
  template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: 'shop' };
};

/** The namespace in a stack of its own, which the other stack waits for, or not, or nobody knows. */
const apart = (dependsOn?: string[]) => (template: Template) => {
  const { Namespace, ...Resources } = template.Resources;
  return [
    { ...alone({ Resources: { Namespace } }, 'base'), assembly: 'cdk.out', stackName: 'base', dependsOn: [] },
    { ...alone({ Resources }, 'services'), assembly: 'cdk.out', ...(dependsOn ? { dependsOn } : {}) },
  ];
};

const bothNamed = (template: Template) => {
  for (const service of ['Catalog', 'Ui']) configurationOf(template, service).Namespace = 'shop';
};

export const cases: RuleCases = {
  rule: sc302,
  violations: [
    {
      on: 'a literal name',
      mutate: named('shop'),
      messages: ['Namespace is "shop", a name, and CloudFormation might create this before the namespace "Namespace" exists'],
      fix: 'use the ARN, Fn::GetAtt of Namespace and Arn, or add DependsOn: Namespace',
      property: 'ServiceConnectConfiguration/Namespace',
    },
    {
      on: 'the default of a parameter',
      mutate: (template) => {
        template.Parameters = { Name: { Type: 'String', Default: 'shop' } };
        named({ Ref: 'Name' })(template);
      },
      messages: ['Namespace is "shop"'],
    },
    {
      on: 'the default of a cluster, once for all of its services',
      mutate: byDefault,
      messages: ['Namespace is "shop"'],
      resources: ['Cluster'],
      property: 'ServiceConnectDefaults/Namespace',
    },
    {
      on: 'a namespace of a stack that the services do not wait for',
      mutate: bothNamed,
      sources: apart([]),
      messages: ['Namespace is "shop", a name, here and in "Ui", and CloudFormation might create this before the namespace "Namespace" exists'],
      fix: 'export the ARN of Namespace from base and import it here, or make this stack depend on that one',
      resources: ['Catalog'],
    },
    {
      on: 'eight services, once for all of them',
      mutate: (template) => {
        bothNamed(template);
        for (let i = 1; i < 7; i++) {
          const service = JSON.parse(JSON.stringify(template.Resources.Ui));
          delete service.Metadata;
          template.Resources[`Ui${i}`] = service;
        }
      },
      messages: ['a name, here and in "Ui", "Ui1", "Ui2", "Ui3", "Ui4" and 2 more, and CloudFormation'],
      resources: ['Catalog'],
    },
  ],
  silent: [
    { on: 'the ARN', mutate: named({ 'Fn::GetAtt': ['Namespace', 'Arn'] }) },
    { on: 'a name of a namespace from elsewhere', mutate: named('other') },
    { on: 'a name that only exists at deployment', mutate: named({ Ref: 'Name' }) },
    {
      on: 'a service that depends on the namespace',
      mutate: (template) => {
        named('shop')(template);
        template.Resources.Catalog.DependsOn = 'Namespace';
      },
    },
    {
      on: 'a service whose cluster names the namespace by its ARN',
      mutate: (template) => {
        named('shop')(template);
        template.Resources.Cluster.Properties.ServiceConnectDefaults = { Namespace: { 'Fn::GetAtt': ['Namespace', 'Arn'] } };
      },
    },
    {
      on: 'a service that waits for another that names the ARN',
      mutate: (template) => {
        configurationOf(template, 'Ui').Namespace = 'shop';
      },
    },
    {
      on: 'a cluster that depends on the namespace',
      mutate: (template) => {
        byDefault(template);
        template.Resources.Cluster.DependsOn = ['Namespace'];
      },
    },
    {
      on: 'a namespace that may not exist',
      mutate: (template) => {
        named('shop')(template);
        template.Conditions = { Create: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } };
        template.Resources.Namespace.Condition = 'Create';
      },
    },
    {
      on: 'one of two namespaces of the name, which it depends on',
      mutate: (template) => {
        named('shop')(template);
        template.Resources.Private = resource('AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: 'shop', Vpc: { Ref: 'Vpc' } });
        template.Resources.Catalog.DependsOn = 'Namespace';
      },
    },
    { on: 'a namespace of a stack that the services wait for', mutate: bothNamed, sources: apart(['base']) },
    { on: 'a namespace of a stack, in an order that nobody knows', mutate: bothNamed, sources: apart() },
  ],
};
