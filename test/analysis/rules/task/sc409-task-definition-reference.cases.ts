import { sc409 } from '../../../../src/analysis/rules/task/sc409-task-definition-reference';
import { resource } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const definition = (TaskDefinition: unknown) => ({ Resources: { Catalog } }: Template) => {
  Object.assign(Catalog.Properties, { TaskDefinition });
};

/** Refers to a resource of a type, by one of its attributes. */
const carrier = (type: string, attribute: string) => (template: Template) => {
  template.Resources.Carrier = resource(type, {});
  definition({ 'Fn::GetAtt': ['Carrier', attribute] })(template);
};

export const cases: RuleCases = {
  rule: sc409,
  violations: [
    {
      on: 'a Ref to the namespace',
      mutate: definition({ Ref: 'Namespace' }),
      messages: ['TaskDefinition of Catalog refers to Namespace, which is of type AWS::ServiceDiscovery::HttpNamespace; use a resource of type AWS::ECS::TaskDefinition'],
      fix: 'refer to the AWS::ECS::TaskDefinition of the service',
      property: 'TaskDefinition',
    },
    { on: 'an attribute of the cluster', mutate: definition({ 'Fn::GetAtt': ['Cluster', 'Arn'] }), messages: ['refers to Cluster, which is of type AWS::ECS::Cluster'] },
    { on: 'a log group', mutate: definition({ Ref: 'ProxyLogs' }), messages: ['refers to ProxyLogs'] },
  ],
  silent: [
    { on: 'the attribute of a task definition', mutate: definition({ 'Fn::GetAtt': ['CatalogTask', 'TaskDefinitionArn'] }) },
    { on: 'a parameter', mutate: definition({ Ref: 'TaskDefinition' }) },
    { on: 'an import', mutate: definition({ 'Fn::ImportValue': 'task' }) },
    { on: 'a name', mutate: definition('catalog:7') },
    { on: 'either of two resources', mutate: definition({ 'Fn::If': ['Nobody', { Ref: 'Namespace' }, { Ref: 'CatalogTask' }] }) },
    { on: 'a custom resource', mutate: carrier('Custom::TaskDefinition', 'Arn') },
    { on: 'a custom resource of CloudFormation', mutate: carrier('AWS::CloudFormation::CustomResource', 'Arn') },
    { on: 'a nested stack', mutate: carrier('AWS::CloudFormation::Stack', 'Outputs.Task') },
    { on: 'a parameter of Systems Manager', mutate: carrier('AWS::SSM::Parameter', 'Value') },
    { on: 'a product of Service Catalog', mutate: carrier('AWS::ServiceCatalog::CloudFormationProvisionedProduct', 'Outputs.Task') },
    { on: 'an application of SAM', mutate: carrier('AWS::Serverless::Application', 'Outputs.Task') },
    { on: 'a module', mutate: carrier('AWS::ECS::Task::MODULE', 'Arn') },
    { on: 'a type of a third party', mutate: carrier('Example::ECS::TaskDefinition', 'Arn') },
  ],
};
