import { readMesh } from '../../../src/analysis/reader';
import { judge } from '../../../src/analysis/rules';
import { endpointOf, shop } from '../../support/shop';
import { alone, Template } from '../../support/templates';

const NOTHING = { Ref: 'AWS::NoValue' };
const either = (condition: string, yes: unknown, no: unknown) => ({ 'Fn::If': [condition, yes, no] });
const equals = (parameter: string, value: string) => ({ 'Fn::Equals': [{ Ref: parameter }, value] }) as never;

/** The errors of a shop in which some things are decided at deployment only. */
function errors(change: (template: Template) => void): string[] {
  const template = shop();
  template.Parameters = { A: { Type: 'String' }, B: { Type: 'String' }, Kind: { Type: 'String', Default: 'ECS', AllowedValues: ['ECS', 'CODE_DEPLOY'] } };
  template.Conditions = { A: equals('A', 'x'), B: equals('B', 'x'), NotA: { 'Fn::Not': [{ Condition: 'A' }] } as never };
  change(template);
  return judge(readMesh([alone(template)])).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule.id}: ${message}`);
}

const controller = (Type: unknown) => (template: Template) => { template.Resources.Catalog.Properties.DeploymentController = { Type }; };
const off = (template: Template, condition: string) => {
  const { Properties } = template.Resources.Catalog;
  Properties.ServiceConnectConfiguration = either(condition, Properties.ServiceConnectConfiguration, NOTHING);
};

test('both branches wrong is wrong', () => {
  expect(errors(controller(either('A', 'CODE_DEPLOY', 'EXTERNAL')))).toEqual([expect.stringMatching(/^SC601: .*CODE_DEPLOY/)]);
  expect(errors((template) => { endpointOf(template).PortName = either('A', 'x', 'y'); })).toEqual([expect.stringMatching(/^SC101: /)]);
});

test('one branch wrong is no finding', () => {
  expect(errors(controller(either('A', 'CODE_DEPLOY', 'ECS')))).toEqual([]);
  expect(errors(controller(either('A', NOTHING, 'EXTERNAL')))).toEqual([]);
});

test('every value that a parameter may have wrong is wrong', () => {
  expect(errors(controller({ Ref: 'Kind' }))).toEqual([]);
  expect(errors((template) => {
    controller({ Ref: 'Kind' })(template);
    template.Parameters!.Kind.AllowedValues = ['EXTERNAL', 'CODE_DEPLOY'];
  })).toEqual([expect.stringMatching(/^SC601: /)]);
});

describe('a service that is on in one branch', () => {
  test('is judged by that branch, and the message says so', () => {
    expect(errors((template) => {
      endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
      off(template, 'A');
    })).toEqual([expect.stringMatching(/^SC204: when Service Connect is on, DnsName is "Catalog"/)]);
  });

  test('is judged by what else its condition decides', () => {
    expect(errors((template) => {
      off(template, 'A');
      controller(either('A', 'CODE_DEPLOY', 'ECS'))(template);
    })).toEqual([expect.stringMatching(/^SC601: when Service Connect is on, /)]);
    expect(errors((template) => {
      off(template, 'A');
      controller(either('NotA', 'CODE_DEPLOY', 'ECS'))(template);
    })).toEqual([]);
  });

  test('is not judged by what another condition decides', () => {
    expect(errors((template) => {
      off(template, 'A');
      controller(either('B', 'CODE_DEPLOY', 'ECS'))(template);
    })).toEqual([]);
  });

  test('does not clash with one that is on in the other branch', () => {
    expect(errors((template) => {
      const { Catalog, CatalogTask } = template.Resources;
      template.Resources.Green = JSON.parse(JSON.stringify({ ...Catalog, DependsOn: undefined }));
      template.Resources.GreenTask = CatalogTask;
      off(template, 'A');
      const { Properties } = template.Resources.Green;
      Properties.ServiceConnectConfiguration = either('A', NOTHING, Properties.ServiceConnectConfiguration);
    })).toEqual([]);
  });
});

test('a faultless service is faultless in every branch', () => {
  expect(errors((template) => off(template, 'A'))).toEqual([]);
});

test('what is judged is bounded: 40 conditions cost no more than some', () => {
  const template = (count: number) => {
    const body = shop();
    body.Parameters = Object.fromEntries(Array.from({ length: count }, (_, i) => [`P${i}`, { Type: 'String' }]));
    body.Conditions = Object.fromEntries(Array.from({ length: count }, (_, i) => [`C${i}`, equals(`P${i}`, 'x')]));
    body.Resources.CatalogTask.Properties.ContainerDefinitions[0].Environment = Array.from({ length: count }, (_, i) => ({ Name: `V${i}`, Value: either(`C${i}`, 'a', 'b') }));
    return readMesh([alone(body)]);
  };
  const meshes = (count: number) => template(count).undecided.reduce((total, { meshes: all }) => total + [...all()].length, 0);
  expect([meshes(3), meshes(40), meshes(400)]).toEqual([6, 24, 24]);
});

test('what is accepted at a resource is no finding there', () => {
  const accept = (acknowledge: unknown) => errors((template) => {
    controller('CODE_DEPLOY')(template);
    template.Resources.Catalog.Metadata = { 'cdk-ecs-service-connect': { acknowledge } };
  });
  expect(accept({ SC601: 'a reason' })).toEqual([]);
  expect(accept({ SC602: 'a reason' })).toEqual([expect.stringMatching(/^SC601: /)]);
  expect(accept('SC601')).toEqual([expect.stringMatching(/^SC601: /)]);
});

test.each([
  ['SC302', 'warning', 'shop', 'Catalog', 'Ui'],
  ['SC306', 'info', 'elsewhere', 'Catalog', 'Ui'],
])('accepting %s at a resource leaves it at the others with the same cause', (id, severity, name, first, second) => {
  const found = (...accepted: string[]) => {
    const template = shop();
    for (const service of [first, second]) template.Resources[service].Properties.ServiceConnectConfiguration.Namespace = name;
    for (const service of accepted) template.Resources[service].Metadata = { 'cdk-ecs-service-connect': { acknowledge: { [id]: 'a reason' } } };
    return judge(readMesh([alone(template)])).filter(({ rule }) => rule.id === id).map(({ origin, severity: grade }) => [origin.logicalId, grade]);
  };
  expect(found()).toEqual([[first, severity]]);
  expect(found(first)).toEqual([[second, severity]]);
  expect(found(second)).toEqual([[first, severity]]);
  expect(found(first, second)).toEqual([]);
});

test('accepting a rule that does not exist is told', () => {
  const template = shop();
  template.Resources.Cluster.Metadata = { 'cdk-ecs-service-connect': { acknowledge: { SC999: 'a reason' } } };
  const told = judge(readMesh([alone(template)])).filter(({ severity }) => severity !== 'info');
  expect(told.map(({ rule, origin, message }) => [rule.id, origin.logicalId, message])).toEqual([
    ['SC810', 'Cluster', 'the metadata of "Cluster" acknowledges "SC999"; there is no such rule'],
  ]);
});
