import { readMesh } from '../../../src/analysis/reader';
import { shop } from '../../support/shop';
import { alone, nesting, Template } from '../../support/templates';

/** What was not read of a template, as `resource: reason`. */
function unreadIn(body: unknown): string[] {
  return readMesh([alone(body)]).unread.map(({ template, resource, reason }) => {
    expect(template).toBe('shop.template.json');
    return `${resource}: ${reason}`;
  });
}

function changed(change: (template: Template) => void): Template {
  const template = shop();
  change(template);
  return template;
}

test('nothing, of a template that holds all there is', () => expect(unreadIn(shop())).toEqual([]));

test.each<[string, unknown, string]>([
  ['an unknown macro', { Transform: 'MyMacro', Resources: {} }, 'Transform: the macro "MyMacro" is not run'],
  ['a macro whose name begins like one of AWS', { Transform: 'AWS::CodeDeployBlueGreenToo', Resources: {} }, 'Transform: the macro "AWS::CodeDeployBlueGreenToo" is not run'],
  ['a macro whose name begins like another one of AWS', { Transform: 'AWS::ServiceCatalogToo', Resources: {} }, 'Transform: the macro "AWS::ServiceCatalogToo" is not run'],
  ['a macro whose name ends like one of AWS', { Transform: 'MyAWS::ServiceCatalog', Resources: {} }, 'Transform: the macro "MyAWS::ServiceCatalog" is not run'],
  ['an unknown macro among others', { Transform: ['AWS::Serverless-2016-10-31', 'MyMacro'], Resources: {} }, 'Transform: the macro "MyMacro" is not run'],
  ['a macro with parameters', { Transform: { Name: 'AWS::Include', Parameters: {} }, Resources: {} }, 'Transform: the macro "AWS::Include" is not run'],
  ['resources that a macro adds', { Resources: { 'Fn::Transform': { Name: 'AWS::Include' } } }, 'Resources: a macro (Fn::Transform) adds resources'],
  ['a module', { Resources: { A: { Type: 'My::ECS::Service::MODULE' } } }, 'A: the module "My::ECS::Service::MODULE" is not read'],
  ['a nested stack', { Resources: { A: { Type: 'AWS::CloudFormation::Stack' } } }, 'A: its template is not at hand'],
  ['an application of SAM', { Resources: { A: { Type: 'AWS::Serverless::Application' } } }, 'A: its template is not at hand'],
  ['a stack set', { Resources: { A: { Type: 'AWS::CloudFormation::StackSet' } } }, 'A: the template of a stack set is not read'],
  [
    'a product of Service Catalog', { Resources: { A: { Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct' } } },
    'A: the template of a product of Service Catalog is not at hand',
  ],
  [
    'a service that a macro writes in part', { Resources: { A: { Type: 'AWS::ECS::Service', Properties: { 'Cluster': 'c', 'Fn::Transform': {} } } } },
    'A: a macro (Fn::Transform) writes a part of it',
  ],
  [
    'a configuration that is known only at deployment', { Resources: { A: { Type: 'AWS::ECS::Service', Properties: { ServiceConnectConfiguration: { Ref: 'X' } } } } },
    'A: its ServiceConnectConfiguration is known only at deployment',
  ],
  [
    'a task definition from elsewhere', changed(({ Resources }) => { Resources.Catalog.Properties.TaskDefinition = 'catalog:7'; }),
    'Catalog: its task definition is not at hand',
  ],
])('%s', (_on, body, expected) => expect(unreadIn(body)).toEqual([expected]));

test.each<[string, unknown]>([
  ['macros of AWS that add no service', { Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31', 'AWS::CodeDeployBlueGreen'], Resources: {} }],
  ['further macros of AWS', { Transform: ['AWS::SecretsManager-2024-09-16', 'AWS::ServiceCatalog'], Resources: {} }],
  ['a Transform of nothing', { Transform: null, Resources: {} }],
  ['a macro in a resource that is no matter of ECS', { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { 'Fn::Transform': {} } } } }],
  ['a task definition from elsewhere, of a service off the mesh', { Resources: { A: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: 'x:1' } } } }],
  ['what a condition leaves out', {
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { A: { Type: 'AWS::CloudFormation::Stack', Condition: 'No' }, B: { Type: 'X::MODULE', Condition: 'No' } },
  }],
])('not %s', (_on, body) => expect(unreadIn(body)).toEqual([]));

test('nothing below a nested stack that a condition leaves out', () => {
  const Resources = { A: { Type: 'AWS::CloudFormation::Stack', Condition: 'No' } };
  const parent = alone({ Conditions: { No: { 'Fn::Equals': ['a', 'b'] } }, Resources });
  const child = { ...alone({ Transform: 'MyMacro', Resources: { B: { Type: 'X::MODULE' } } }), name: 'child' };
  expect(readMesh([{ ...parent, nested: nesting({ A: child }) }]).unread).toEqual([]);
});

test('a reason quotes little of a template', () => {
  const quoted = (length: number) => unreadIn({ Transform: 'x'.repeat(length), Resources: {} })[0];
  expect(quoted(98)).toBe(`Transform: the macro "${'x'.repeat(98)}" is not run`);
  expect(quoted(99)).toBe(`Transform: the macro "${'x'.repeat(99)}… is not run`);
  expect(quoted(100_000)).toBe(quoted(99));
});
