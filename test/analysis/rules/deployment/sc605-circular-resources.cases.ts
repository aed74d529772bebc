import { sc605 } from '../../../../src/analysis/rules/deployment/sc605-circular-resources';
import { resource } from '../../../support/shop';
import { Template, nesting } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { declare, inTwoStacks, publishUi, stack } from './stacks';

/** Each of the two security groups names the other in a rule of its own. */
const inlineRules = (template: Template) => {
  for (const [group, source] of [['CatalogSecurityGroup', 'UiSecurityGroup'], ['UiSecurityGroup', 'CatalogSecurityGroup']]) {
    template.Resources[group].Properties.SecurityGroupIngress = [{
      IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: { 'Fn::GetAtt': [source, 'GroupId'] },
    }];
  }
};

/** Two stacks nested under `Shop` that wait for each other. */
const nested = (template: Template) => {
  const { frontend, backend } = inTwoStacks(template, ['Ui', 'UiTask']);
  const Resources = {
    Frontend: { ...resource('AWS::CloudFormation::Stack', { TemplateURL: 'frontend' }), DependsOn: ['Backend'] },
    Backend: { ...resource('AWS::CloudFormation::Stack', { TemplateURL: 'backend' }), DependsOn: template.Resources.Catalog.DependsOn },
  };
  return [{ ...stack('Shop', { Resources }), nested: nesting({ Frontend: stack('Frontend', frontend), Backend: stack('Backend', backend) }) }];
};

export const cases: RuleCases = {
  rule: sc605,
  violations: [
    {
      on: 'a service and a rule that wait for each other',
      mutate: ({ Resources }) => { Resources.CatalogFromUi.DependsOn = ['Ui']; },
      messages: ['each of these resources waits for the next, in a cycle: Ui → CatalogFromUi → Ui'],
      fix: 'remove one of these references or DependsOn',
      property: '',
      resources: ['Ui'],
    },
    {
      on: 'a service whose task definition names the service',
      mutate: ({ Resources }) => {
        Resources.CatalogTask.Properties.ContainerDefinitions[0].Environment = [{ Name: 'SELF', Value: { 'Fn::GetAtt': ['Catalog', 'Name'] } }];
      },
      messages: ['Catalog → CatalogTask → Catalog'],
    },
    {
      on: 'services that wait for each other without a connection',
      mutate: ({ Resources }) => { Resources.Catalog.DependsOn = 'Ui'; },
      messages: ['Catalog → Ui → Catalog'],
    },
    {
      on: 'security groups that name each other',
      mutate: inlineRules,
      messages: ['CatalogSecurityGroup → UiSecurityGroup → CatalogSecurityGroup'],
      fix: 'make the security-group rule that names another group a resource of its own; or remove one of these references or DependsOn',
      resources: ['CatalogSecurityGroup'],
    },
    {
      on: 'rules that wait for each other',
      mutate: ({ Resources }) => {
        Resources.CatalogFromUi.DependsOn = 'UiToCatalog';
        Resources.UiToCatalog = {
          ...resource('AWS::EC2::SecurityGroupEgress', { GroupId: { Ref: 'UiSecurityGroup' }, IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080 }),
          DependsOn: 'CatalogFromUi',
        };
      },
      messages: ['CatalogFromUi → UiToCatalog → CatalogFromUi'],
      resources: ['CatalogFromUi'],
    },
    {
      on: 'a branch that counts',
      mutate: (template) => {
        template.Conditions = { Always: { 'Fn::Equals': ['a', 'a'] } };
        template.Resources.CatalogTask.Properties.Family = { 'Fn::If': ['Always', { Ref: 'Catalog' }, 'catalog'] };
      },
      messages: ['Catalog → CatalogTask → Catalog'],
    },
    {
      on: 'nested stacks that wait for each other',
      mutate: ({ Resources }) => { Resources.Catalog.DependsOn = ['Frontend']; },
      sources: nested,
      messages: ['Catalog → Frontend → Backend → Catalog'],
    },
  ],
  silent: [
    {
      on: 'a circle of declared connections, which is another rule',
      mutate: (template) => {
        publishUi(template);
        declare(template, 'Catalog', 'ui:80');
        template.Resources.Catalog.DependsOn = ['Ui'];
      },
    },
    {
      on: 'a circle beside the mesh',
      mutate: ({ Resources }) => {
        Resources.A = { ...resource('AWS::SNS::Topic', {}), DependsOn: 'B' };
        Resources.B = { ...resource('AWS::SNS::Topic', {}), DependsOn: 'A' };
      },
    },
    {
      on: 'rules of their own that name both groups',
      mutate: ({ Resources }) => {
        Resources.UiFromCatalog = resource('AWS::EC2::SecurityGroupIngress', {
          ...Resources.CatalogFromUi.Properties,
          GroupId: { 'Fn::GetAtt': ['UiSecurityGroup', 'GroupId'] },
          SourceSecurityGroupId: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] },
        });
      },
    },
    { on: 'a resource that may not exist', mutate: ({ Resources }) => Object.assign(Resources.CatalogFromUi, { DependsOn: 'Ui', Condition: 'Later' }) },
    {
      on: 'a reference that a condition may take away',
      mutate: ({ Resources }) => { Resources.CatalogTask.Properties.Family = { 'Fn::If': ['Later', { Ref: 'Catalog' }, 'catalog'] }; },
    },
    {
      on: 'a branch that does not count',
      mutate: (template) => {
        template.Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
        template.Resources.CatalogTask.Properties.Family = { 'Fn::If': ['Never', { Ref: 'Catalog' }, 'catalog'] };
      },
    },
    {
      on: 'a variable of Fn::Sub that is called like the service',
      mutate: ({ Resources }) => { Resources.CatalogTask.Properties.Family = { 'Fn::Sub': ['${Catalog}', { Catalog: 'catalog' }] }; },
    },
    { on: 'nested stacks in a row', mutate: () => {}, sources: nested },
    {
      on: 'one nested template twice, one after the other',
      mutate: ({ Resources }) => {
        Resources.First = resource('AWS::CloudFormation::Stack', { TemplateURL: 'same' });
        Resources.Second = { ...resource('AWS::CloudFormation::Stack', { TemplateURL: 'same' }), DependsOn: 'First' };
      },
      sources: (template) => {
        const same = stack('Same', { Resources: { Service: template.Resources.Catalog, Task: template.Resources.CatalogTask } });
        return [{ ...stack('Shop', template), nested: nesting({ First: same, Second: same }) }];
      },
    },
    {
      on: 'a dependency between stacks, which is another rule',
      mutate: () => {},
      sources: (template) => {
        const { frontend, backend } = inTwoStacks(template, ['Ui', 'UiTask']);
        return [stack('Backend', backend, ['Frontend']), stack('Frontend', frontend, ['Backend'])];
      },
    },
  ],
};
