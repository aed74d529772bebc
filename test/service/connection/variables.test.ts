import { CfnTaskDefinition, Secret } from 'aws-cdk-lib/aws-ecs';
import { Secret as StoredSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, CfnCondition, CfnParameter, CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectConnectionOptions } from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, taskOf } from '../../support/app';

describe('a variable that is a secret of the container', () => {
  const message = 'SC011 variable-taken: environment variable CATALOG of container app is a secret and would become "http://catalog:80"; use another variable, or remove the secret';

  test('fails at the call', () => {
    const mesh = new MeshStack();
    const secret = Secret.fromSecretsManager(new StoredSecret(mesh, 'Secret'));
    const ui = mesh.service('Ui', { container: { ...CONTAINER, secrets: { CATALOG: secret } } });
    expect(() => ui.connectTo(mesh.server('Catalog'), { urlEnvironmentVariable: 'CATALOG' })).toThrow(message);
  });

  test('fails at synthesis if the secret is added later', () => {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui');
    ui.connectTo(mesh.server('Catalog'), { urlEnvironmentVariable: 'CATALOG' });
    ui.container.addSecret('CATALOG', Secret.fromSecretsManager(new StoredSecret(mesh, 'Secret')));
    expect(() => resourcesOf(mesh)).toThrow(message);
  });
});

test('a variable fails if it is the last of the secrets, and is set beside them if it is none', () => {
  const mesh = new MeshStack();
  const secret = Secret.fromSecretsManager(new StoredSecret(mesh, 'Secret'));
  const ui = mesh.service('Ui', { container: { ...CONTAINER, secrets: { FIRST: secret, SECOND: secret } } });
  const catalog = mesh.server('Catalog');
  expect(() => ui.connectTo(catalog, { urlEnvironmentVariable: 'SECOND' })).toThrow('environment variable SECOND of container app is a secret');
  ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' });
  expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'CATALOG', Value: 'http://catalog:80' }]);
});

test.each(['', ' ', 'CATALOG URL', 'CATALOG=URL', 'A\tB', '='])('the name %j fails', (urlEnvironmentVariable) => {
  const mesh = new MeshStack();
  const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
  expect(() => ui.connectTo(catalog, { urlEnvironmentVariable })).toThrow(`SC025 variable-name: an environment variable is named ${JSON.stringify(urlEnvironmentVariable)}`);
  expect(() => ui.connectTo(catalog, { urlEnvironmentVariable: 'catalog.url-1' })).not.toThrow();
});

test('values that are the same at deployment are the same, though each has a token of its own', () => {
  const mesh = new MeshStack();
  const parameter = new CfnParameter(mesh, 'Name');
  const name = () => Fn.join('-', ['catalog', parameter.valueAsString]);
  const catalog = mesh.service('Catalog', { endpoints: [http({ name: 'catalog', dnsName: name() })] });
  const ui = mesh.service('Ui', { container: { ...CONTAINER, environment: { HOST: name() } } });
  expect(name()).not.toBe(name());
  ui.connectTo(catalog, { hostEnvironmentVariable: 'HOST' });
  ui.connectTo(catalog, { hostEnvironmentVariable: 'HOST' });
  expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'HOST', Value: { 'Fn::Join': ['-', ['catalog', { Ref: 'Name' }]] } }]);
});

test('variables follow those of a container that is a token, with tokens in it', () => {
  const mesh = new MeshStack();
  const parameter = new CfnParameter(mesh, 'Beside');
  const condition = new CfnCondition(mesh, 'IsBeside', { expression: Fn.conditionEquals(parameter.valueAsString, 'yes') });
  const beside = Fn.conditionIf(condition.logicalId, { Name: 'beside', Image: 'beside' }, Fn.ref('AWS::NoValue'));
  const lazy = (value: unknown) => Lazy.any({ produce: () => value });
  const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
  const task = ui.taskDefinition.node.defaultChild as CfnTaskDefinition;
  const app = { name: Lazy.string({ produce: () => 'app' }), image: 'app', environment: lazy([{ name: 'OWN', value: parameter.valueAsString }]) };
  task.containerDefinitions = lazy([beside, lazy(app)]);
  ui.connectTo(catalog, { hostEnvironmentVariable: 'CATALOG' });
  expect(taskOf(ui).Properties.ContainerDefinitions).toEqual([
    { 'Fn::If': ['IsBeside', { Name: 'beside', Image: 'beside' }, { Ref: 'AWS::NoValue' }] },
    { Name: 'app', Image: 'app', Environment: [{ Name: 'OWN', Value: { Ref: 'Beside' } }, { Name: 'CATALOG', Value: 'catalog' }] },
  ]);
});

describe('over stacks', () => {
  /** The variables of a client in a stack of its own, whose server has the name of a topic in a third stack. */
  function variablesOf(options: ServiceConnectConnectionOptions) {
    const app = new App();
    const mesh = new MeshStack(app, 'Back');
    const topic = new CfnResource(new Stack(app, 'Data'), 'Topic', { type: 'AWS::SNS::Topic' });
    const catalog = mesh.service('Catalog', { endpoints: [http({ name: 'catalog', dnsName: topic.getAtt('TopicName').toString() })] });
    const ui = mesh.service('Ui', { container: { ...CONTAINER, environment: { TOPIC: topic.ref } } }, new Stack(app, 'Front'));
    ui.connectTo(catalog, options);
    const waits = app.synth().getStackByName('Front').dependencies.map(({ id }) => id);
    return { variables: taskOf(ui).Properties.ContainerDefinitions[0].Environment as unknown, waits };
  }
  const own = { Name: 'TOPIC', Value: { 'Fn::ImportValue': expect.stringMatching(/^Data:ExportsOutputRefTopic/) } };

  test('a client still imports what its own variables refer to', () => {
    const { variables, waits } = variablesOf({});
    expect(variables).toEqual([own]);
    expect(waits).toContain('Data');
  });

  test('a variable imports what it refers to', () => {
    const name = { 'Fn::ImportValue': expect.stringMatching(/^Data:ExportsOutputFnGetAttTopicTopicName/) };
    expect(variablesOf({ hostEnvironmentVariable: 'CATALOG' }).variables).toEqual([own, { Name: 'CATALOG', Value: name }]);
  });
});

test('only the container of the service gets variables, and none beside it', () => {
  const mesh = new MeshStack();
  const ui = mesh.service('Ui');
  ui.taskDefinition.addContainer('sidecar', { ...CONTAINER, environment: { MODE: 'quiet' } });
  ui.connectTo(mesh.server('Catalog'), { hostEnvironmentVariable: 'CATALOG' });
  const containers = taskOf(ui).Properties.ContainerDefinitions as { Name: string; Environment?: object[] }[];
  expect(containers.map(({ Name, Environment }) => [Name, Environment])).toEqual([
    ['app', [{ Name: 'CATALOG', Value: 'catalog' }]], ['sidecar', [{ Name: 'MODE', Value: 'quiet' }]],
  ]);
});

test('a connection without variables leaves a container without an environment as it is', () => {
  const mesh = new MeshStack();
  const ui = mesh.service('Ui');
  ui.connectTo(mesh.server('Catalog'));
  expect(taskOf(ui).Properties.ContainerDefinitions[0]).not.toHaveProperty('Environment');
});

test('a value that is known only at synthesis can be set twice', () => {
  const mesh = new MeshStack();
  const produce = jest.fn((): string => { throw new Error('too early'); });
  const catalog = mesh.service('Catalog', { endpoints: [http({ name: 'catalog', dnsName: Lazy.uncachedString({ produce }) })] });
  const ui = mesh.service('Ui');
  for (const _time of [1, 2]) ui.connectTo(catalog, { hostEnvironmentVariable: 'HOST' });
  produce.mockImplementation(() => 'catalog');
  expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'HOST', Value: 'catalog' }]);
});
