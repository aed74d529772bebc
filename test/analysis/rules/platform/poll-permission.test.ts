import { readMesh } from '../../../../src/analysis/reader';
import { rolesWithoutPoll } from '../../../../src/analysis/rules/platform/poll-permission';
import { configurationOf, resource, shop } from '../../../support/shop';
import { alone, Properties, Template } from '../../../support/templates';

const unknown = { Ref: 'Nobody' };
const POLL = { Effect: 'Allow', Action: 'ecs:Poll', Resource: '*' };
const policy = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });

/** Whether the instances under the shop, which have a role with some properties, may not poll. */
function lacksPoll(properties: Properties, others: Template['Resources'] = {}): boolean {
  const template = shop();
  Object.assign(template.Resources, { Role: resource('AWS::IAM::Role', properties) }, others);
  const mesh = readMesh([alone(template)]);
  const role = mesh.resources.at('shop.template.json#Role');
  return [...rolesWithoutPoll(mesh, () => ['instances'], () => role)].length > 0;
}

const byStatement = (statement: unknown) => lacksPoll({ Policies: [{ PolicyName: 'own', PolicyDocument: policy(statement) }] });

describe('managed policies of AWS', () => {
  const byManaged = (arn: unknown) => lacksPoll({ ManagedPolicyArns: [arn] });

  test.each([
    'AmazonSSMManagedInstanceCore', 'service-role/AmazonSSMAutomationRole', 'CloudWatchAgentServerPolicy', 'AmazonEC2ContainerRegistryReadOnly',
    'service-role/AmazonEC2RoleforSSM', 'AWSXRayDaemonWriteAccess', 'AmazonS3ReadOnlyAccess',
  ])('%s says nothing of it', (name) => expect(byManaged(`arn:aws:iam::aws:policy/${name}`)).toBe(true));

  test.each<[unknown]>([
    ['arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role'],
    ['arn:aws:iam::aws:policy/AmazonEC2RoleforSSMAndMore'],
    ['arn:aws:iam::aws:policy/AmazonS3-own'],
    ['arn:aws:iam::aws:policy/other-role/AmazonS3ReadOnlyAccess'],
    ['arn:aws:iam::111111111111:policy/AmazonS3ReadOnlyAccess'],
    [unknown],
    [{ Ref: 'Cluster' }],
  ])('%j may grant it', (arn) => expect(byManaged(arn)).toBe(false));

  test('of the templates grant what they say', () => {
    const byOwn = (...statements: unknown[]) => lacksPoll({ ManagedPolicyArns: [{ Ref: 'Own' }] }, {
      Own: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: policy(...statements) }),
    });
    expect(byOwn(POLL)).toBe(false);
    expect(byOwn({ ...POLL, Action: 's3:GetObject' })).toBe(true);
    expect(byOwn()).toBe(true);
  });
});

describe('a statement', () => {
  test.each<[unknown]>([
    ['ecs:Poll'], ['ECS:POLL'], ['*'], ['ecs:*'], ['ecs:Po*'], ['ecs:P?ll'], ['ecs:Poll*'], [['s3:Get*', 'ecs:Poll']], [unknown],
  ])('of the action %j grants it', (Action) => expect(byStatement({ ...POLL, Action })).toBe(false));

  test.each<[unknown]>([
    ['ecs:Po'], ['ecs:Polling'], ['ecs:Polling*'], ['s3:*'], ['ecs:Put*'], [undefined], [[]],
  ])('of the action %j does not', (Action) => expect(byStatement({ ...POLL, Action })).toBe(true));

  test.each<[unknown]>([
    ['*'], ['arn:*'], ['arn:aws:ecs:*:*:*'], ['arn:aws:ecs:*:*:task*'], ['arn:aws:ecs:*:*:task-set/*'], [unknown],
    ['arn:aws:ecs:eu-west-1:111111111111:task-set/shop/*'], [['arn:aws:ecs:*:*:cluster/*', '*']], ['arn:aws:ecs:*:*:task-se?/*'],
  ])('on %j grants it', (Resource) => expect(byStatement({ ...POLL, Resource })).toBe(false));

  test.each<[unknown]>([
    ['arn:aws:ecs:*:*:cluster/*'], ['arn:aws:ecs:*:*:container-instance/*'], ['arn:aws:ecs:*:*:task/*'], [{ 'Fn::GetAtt': ['Cluster', 'Arn'] }],
    [undefined],
  ])('on %j does not', (Resource) => expect(byStatement({ ...POLL, Resource })).toBe(true));

  test.each<[unknown]>([
    [{ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }], [{ ArnEqualsIfExists: { 'ecs:cluster': 'arn' } }], ['odd'], [{ StringEquals: 'odd' }], [{}],
  ])('under the condition %j grants it', (Condition) => expect(byStatement({ ...POLL, Condition })).toBe(false));

  test.each<[unknown]>([
    [{ ArnEquals: { 'ecs:cluster': 'arn' } }], [{ StringEquals: { 'aws:SourceVpc': 'vpc-1', 'ECS:Cluster': 'arn' } }],
    [{ StringEquals: { 'aws:SourceVpc': 'vpc-1' }, ArnEquals: { 'ecs:cluster': 'arn' } }],
  ])('under the condition %j does not', (Condition) => expect(byStatement({ ...POLL, Condition })).toBe(true));

  test('that denies does not, and one that says what it leaves out may', () => {
    expect(byStatement({ ...POLL, Effect: 'Deny' })).toBe(true);
    expect(byStatement({ Effect: 'Deny', NotAction: 's3:*', Resource: '*' })).toBe(true);
    expect(byStatement({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' })).toBe(false);
    expect(byStatement({ Effect: 'Allow', Action: 's3:*', NotResource: 'arn' })).toBe(false);
    expect(byStatement(unknown)).toBe(false);
  });

  test('among others grants it', () => {
    expect(lacksPoll({ Policies: [{ PolicyDocument: policy({ ...POLL, Action: 's3:*' }, POLL) }] })).toBe(false);
    expect(lacksPoll({ Policies: [{ PolicyDocument: policy() }, { PolicyDocument: policy(POLL) }] })).toBe(false);
    expect(lacksPoll({ Policies: [{ PolicyDocument: { Statement: unknown } }] })).toBe(false);
  });
});

describe('a policy that is attached from its own side', () => {
  const attached = (type: string, properties: Properties, RoleName?: unknown) => lacksPoll({ RoleName }, {
    Attached: resource(type, { PolicyDocument: policy(POLL), ...properties }),
  });

  test.each<[string, Properties]>([
    ['AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }] }],
    ['AWS::IAM::ManagedPolicy', { Roles: ['other', 'shop'] }],
    ['AWS::IAM::RolePolicy', { RoleName: 'shop' }],
    ['AWS::IAM::Policy', { Roles: [unknown] }],
  ])('grants it: %s to %j', (type, properties) => expect(attached(type, properties, 'shop')).toBe(false));

  test('may be attached to a role whose name only the deployment knows', () => {
    expect(attached('AWS::IAM::Policy', { Roles: ['shop'] })).toBe(false);
    expect(attached('AWS::IAM::Policy', { Roles: ['shop'] }, unknown)).toBe(false);
  });

  test.each<[string, Properties]>([
    ['AWS::IAM::Policy', { Roles: ['other'] }],
    ['AWS::IAM::Policy', { Roles: [{ Ref: 'Cluster' }] }],
    ['AWS::IAM::Policy', {}],
    ['AWS::IAM::Policy', { Roles: ['shop'], PolicyDocument: policy({ ...POLL, Action: 's3:*' }) }],
    ['AWS::IAM::Group', { Roles: ['shop'] }],
  ])('does not grant it: %s with %j', (type, properties) => expect(attached(type, properties, 'shop')).toBe(true));
});

test('each role is told once, of the first service on the mesh that runs there', () => {
  const template = shop();
  template.Resources.Role = resource('AWS::IAM::Role', {});
  const told = () => {
    const mesh = readMesh([alone(template)]);
    const role = mesh.resources.at('shop.template.json#Role');
    return [...rolesWithoutPoll(mesh, () => ['a', 'b'], () => role)].map(({ service, giver }) => [service.name, giver]);
  };
  expect(told()).toEqual([['Catalog', 'a']]);
  configurationOf(template).Enabled = false;
  expect(told()).toEqual([['Ui', 'a']]);
});

test('what gives no role of the templates is left out', () => {
  expect([...rolesWithoutPoll(readMesh([alone(shop())]), () => ['a'], () => undefined)]).toEqual([]);
});
