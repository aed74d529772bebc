import { METADATA_KEY } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { containerOf, resource, shop } from '../../support/shop';
import { alone, Resource, Template } from '../../support/templates';

/** What a template mentions, as `scheme host port`. */
const mentionsOf = (template: Template) => readMesh([alone(template)]).mentions.map(({ scheme = '-', host, port = '-' }) => `${scheme} ${host} ${port}`);

/** What the variables of a container mention. */
function mentioned(environment: Record<string, unknown>): string[] {
  const template = shop();
  containerOf(template, 'Ui').Environment = Object.entries(environment).map(([Name, Value]) => ({ Name, Value }));
  return mentionsOf(template);
}

test.each<[unknown, string]>([
  ['http://a', 'http a 80'],
  ['https://a', 'https a 443'],
  ['ws://a', 'ws a 80'],
  ['wss://a', 'wss a 443'],
  ['HTTPS://a', 'https a 443'],
  ['grpc://a', 'grpc a -'],
  ['jdbc:https://a', 'https a 443'],
  ['http://a:8080/x', 'http a 8080'],
  ['http://a:12345', 'http a 12345'],
  ['http://user:secret@a:81', 'http a 81'],
  ['http://user@team@a', 'http a 80'],
  ['http://a:123456', 'http a -'],
  ['http://a:x80', 'http a -'],
  ['http://a:80x', 'http a -'],
  ['http://a?x=http://b', 'http a 80'],
  [`http://a/${'x'.repeat(100)}`, 'http a 80'],
  [`http://a/${'x'.repeat(4096 - 'http://a/'.length)}`, 'http a 80'],
  ['a:80', '- a 80'],
  ['a:80/x', '- a 80'],
  [' a:80 ', '- a 80'],
])('the variable %j mentions %s', (value, expected) => {
  expect(mentioned({ V: value })).toEqual([expected]);
});

test('a variable mentions several hosts', () => {
  expect(mentioned({ V: 'a:80, b:81;c:82 http://d' })).toEqual(['- a 80', '- b 81', '- c 82', 'http d 80']);
});

test.each<[unknown]>([
  ['://a'], ['http://'], ['http://:80'], ['http:///x'], [`http://a/${'x'.repeat(4097 - 'http://a/'.length)}`],
  ['a:http'], ['a:x80'], ['a:80x'], ['a:123456'], ['a:80:81'], ['user@a:80'], ['x/a:80'], [':80'],
  [{ 'Fn::Sub': 'a${Nobody}:80' }], [{ 'Fn::Sub': 'a:${Nobody}' }],
])('the variable %j mentions no host', (value) => {
  expect(mentioned({ V: value })).toEqual([]);
});

test.each<[Record<string, unknown>, string]>([
  [{ A_HOST: 'a' }, '- a -'],
  [{ A_HOST: ' a ' }, '- a -'],
  [{ A_HOST: 'a', A_PORT: '80' }, '- a 80'],
  [{ MY_A_NAME: 'a', MY_A_PORT: '80' }, '- a 80'],
])('the variables %j mention %s, and their port is no host', (environment, expected) => {
  expect(mentioned(environment)).toEqual([expected]);
});

test.each<[Record<string, unknown>]>([
  [{ A_HOST: 'a b' }], [{ A_HOST: 'a,b' }], [{ A_HOST_NAME: 'a' }], [{ A_NAME: 'a' }], [{ A: 'a', A_PORT: '80' }], [{ A_NAME: 'a', A_PORT: 'x' }],
])('the variables %j mention no host', (environment) => {
  expect(mentioned(environment)).toEqual([]);
});

test('a word of a command is searched as far as addresses are long', () => {
  const inCommand = (...words: unknown[]) => {
    const template = shop();
    Object.assign(containerOf(template, 'Ui'), { Environment: [], Command: words });
    return mentionsOf(template);
  };
  const word = (length: number) => `http://a/${'x'.repeat(length - 'http://a/'.length)}`;
  expect(inCommand(word(4096))).toEqual(['http a 80']);
  expect(inCommand(word(4097))).toEqual([]);
  expect(inCommand('--to=http://a,http://b', 'c:80')).toEqual(['http a 80', 'http b 80']);
});

describe('a DNS record', () => {
  const beside = (Name: unknown, url: string) => {
    const template = shop();
    containerOf(template, 'Ui').Environment = [{ Name: 'V', Value: url }];
    template.Resources.Record = resource('AWS::Route53::RecordSet', { Name, Type: 'A' });
    return mentionsOf(template);
  };

  test('takes the host of its name, with or without the dot at the end', () => {
    expect(beside('a.shop', 'http://a.shop')).toEqual([]);
    expect(beside('a.shop.', 'http://a.shop')).toEqual([]);
    expect(beside('a.shop.', 'http://b.shop')).toEqual(['http b.shop 80']);
  });

  test('takes none where its name is unknown', () => {
    expect(beside({ Ref: 'Nobody' }, 'http://a')).toEqual(['http a 80']);
  });
});

describe('a caller that is no service', () => {
  const variables = { Environment: [{ Name: 'V', Value: 'http://a' }] };
  const task = (more: object = {}): Resource => resource('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Name: 'app', ...variables }], ...more });
  const callers = (Resources: Template['Resources'], more: Partial<Template> = {}) => (
    readMesh([alone({ ...more, Resources })]).mentions.map(({ host, source, outside }) => `${outside!.kind} ${outside!.origin.logicalId}: ${host} in ${source}`)
  );

  test('is a Lambda function with variables, of which unknown ones say nothing', () => {
    const withVariables = (Variables: unknown) => ({ F: resource('AWS::Lambda::Function', { Environment: { Variables } }) });
    expect(callers(withVariables({ V: 'http://a', W: { Ref: 'Nobody' } }))).toEqual(['FUNCTION F: a in the environment variable V']);
    expect(callers(withVariables({}))).toEqual([]);
    expect(callers({ F: resource('AWS::Lambda::Function', {}) })).toEqual([]);
  });

  test('is a daemon, if its task definition is at hand', () => {
    const withTask = (DaemonTaskDefinitionArn: unknown) => ({
      D: resource('AWS::ECS::Daemon', { DaemonTaskDefinitionArn }),
      Task: resource('AWS::ECS::DaemonTaskDefinition', { ContainerDefinitions: [{ Name: 'app', ...variables }] }),
    });
    expect(callers(withTask({ Ref: 'Task' }))).toEqual(['DAEMON D: a in the environment variable V']);
    expect(callers(withTask({ Ref: 'Nobody' }))).toEqual([]);
    expect(callers(withTask('arn'))).toEqual([]);
  });

  test('is an Express Mode service', () => {
    expect(callers({ E: resource('AWS::ECS::ExpressGatewayService', { PrimaryContainer: variables }) })).toEqual(['EXPRESS_SERVICE E: a in the environment variable V']);
  });

  test.each([
    'AWS::Events::Rule', 'AWS::Scheduler::Schedule', 'AWS::StepFunctions::StateMachine', 'AWS::Pipes::Pipe',
  ])('is what starts a task: %s', (type) => {
    expect(callers({ S: resource(type, { Target: { Ref: 'Task' } }), Task: task() })).toEqual(['TASK S: a in the environment variable V']);
  });

  /** What an event rule with some target starts. */
  const started = (target: unknown) => callers(
    { S: resource('AWS::Events::Rule', { Target: target }), Task: task({ Family: 'job' }), Topic: resource('AWS::SNS::Topic', {}) },
    { Parameters: { Stage: { Type: 'String', Default: 'x' } }, Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } },
  );

  test.each<[string, unknown]>([
    ['a reference', { Ref: 'Task' }],
    ['the family', 'job'],
    ['the family with its revision', 'job:3'],
    ['an ARN', 'arn:aws:ecs:eu-west-1:111111111111:task-definition/job'],
    ['a definition in which the family stands', '{"TaskDefinition":"job"}'],
    ['a branch that is taken', { 'Fn::If': ['No', 'x', { Ref: 'Task' }] }],
  ])('starts a task by %s', (_on, target) => {
    expect(started(target)).toEqual(['TASK S: a in the environment variable V']);
  });

  test.each<[string, unknown]>([
    ['a text that only begins with the family', 'job-two'],
    ['a text that only ends with the family', 'my-job'],
    ['a parameter', { Ref: 'Stage' }],
    ['another resource', { Ref: 'Topic' }],
    ['nothing', undefined],
    ['a branch that is not taken', { 'Fn::If': ['No', { Ref: 'Task' }, 'x'] }],
  ])('starts no task by %s', (_on, target) => {
    expect(started(target)).toEqual([]);
  });

  test('starts no task where it has no properties, or the family is unknown or left out', () => {
    const starter = { S: { Type: 'AWS::Events::Rule' } as Resource };
    expect(callers({ ...starter, Task: task({ Family: 'job' }) })).toEqual([]);
    const named = { S: resource('AWS::Events::Rule', { Target: 'job' }) };
    expect(callers({ ...named, Task: task({ Family: { Ref: 'Nobody' } }) })).toEqual([]);
    expect(callers({ ...named, Task: { ...task({ Family: 'job' }), Condition: 'No' } }, { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } })).toEqual([]);
    const referring = { S: resource('AWS::Events::Rule', { Target: { Ref: 'Task' } }) };
    expect(callers({ ...referring, Task: { ...task(), Condition: 'No' } }, { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } })).toEqual([]);
  });
});

test('a name that a container of the task has, or an extra host, is not mentioned', () => {
  const template = shop();
  Object.assign(containerOf(template, 'Ui'), {
    Environment: [{ Name: 'V', Value: 'http://app http://a http://b' }], ExtraHosts: ['odd', { Hostname: 'a', IpAddress: '10.0.0.9' }],
  });
  template.Resources.Ui.Metadata = { [METADATA_KEY]: {} };
  expect(mentionsOf(template)).toEqual(['http b 80']);
});
