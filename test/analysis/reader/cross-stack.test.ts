import { looking, pointer, propertyOf, TOPIC } from './reading';
import { UNKNOWN } from '../../../src/analysis/facts';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { alone } from '../../support/templates';

/** A stack of the assembly that exports and puts out its topic. */
const backend = (more: Partial<TemplateSource> = {}, name: unknown = 'topic', value: unknown = { Ref: 'Topic' }): TemplateSource => ({
  ...alone({ Resources: { Topic: TOPIC }, Outputs: { Out: { Value: value, Export: { Name: name } }, Plain: { Value: 'plain' }, Odd: 'odd' } }),
  name: 'backend.json',
  stackName: 'Backend',
  assembly: 'cdk.out',
  ...more,
});

/** What a value comes to in a stack beside others. */
function beside(value: unknown, others: readonly TemplateSource[], more: Partial<TemplateSource> = {}): unknown {
  return propertyOf(readMesh([...others, looking(value, {}, { assembly: 'cdk.out', ...more })]));
}

const topic = pointer('Topic', undefined, 'backend.json');
const imported = { 'Fn::ImportValue': 'topic' };
const output = (more: Record<string, unknown> = {}) => ({ 'Fn::GetStackOutput': { StackName: 'Backend', OutputName: 'Out', ...more } });

describe('Fn::ImportValue', () => {
  test('follows the export of another stack of the assembly', () => {
    expect(beside(imported, [backend()])).toEqual(topic);
  });

  test('follows names that are put together', () => {
    expect(beside({ 'Fn::ImportValue': { 'Fn::Sub': '${AWS::Region}-topic' } }, [backend({}, { 'Fn::Sub': '${AWS::Region}-topic' })])).toEqual(topic);
  });

  test.each<[string, TemplateSource[]]>([
    ['another assembly', [backend({ assembly: 'other' })]],
    ['another Region', [backend({ region: 'us-east-1' })]],
    ['another account', [backend({ account: '222222222222' })]],
    ['a name that is unknown', [backend({}, { Ref: 'Nobody' })]],
    ['a value that is left out', [backend({}, 'topic', { Ref: 'AWS::NoValue' })]],
    ['two stacks that nobody can tell apart', [backend({ region: undefined }), backend({ name: 'second.json', region: undefined })]],
  ])('is unknown with %s', (_on, others) => {
    expect(beside(imported, others)).toBe(UNKNOWN);
  });

  test('finds the export of its own Region', () => {
    const others = [backend({ name: 'us.json', region: 'us-east-1' }), backend()];
    expect(beside(imported, others)).toEqual(topic);
    expect(beside(imported, others, { region: 'us-east-1' })).toEqual(pointer('Topic', undefined, 'us.json'));
  });

  test('finds the only export where its own Region is unknown', () => {
    expect(beside(imported, [backend()], { account: undefined, region: undefined })).toEqual(topic);
  });

  test('is unknown where exports name each other', () => {
    const a = backend({}, 'topic', { 'Fn::ImportValue': 'other' });
    const b = backend({ name: 'b.json' }, 'other', { 'Fn::ImportValue': 'topic' });
    expect(beside(imported, [a, b])).toBe(UNKNOWN);
    expect(beside(imported, [backend({}, { 'Fn::ImportValue': 'topic' })])).toBe(UNKNOWN);
  });
});

test('what goes by one name is told apart by its kind, and what is of one kind by its name', () => {
  const exporting = backend({
    body: {
      Parameters: { X: { Type: 'String', Default: 'parameter X' }, Y: { Type: 'String', Default: 'parameter Y' } },
      Conditions: { X: { 'Fn::Equals': ['a', 'a'] }, Y: { 'Fn::Equals': ['a', 'b'] } },
      Mappings: { X: { X: { X: 'mapping X', Y: 'mapping Y' } } },
      Outputs: {
        X: { Value: { 'Fn::Join': [', ', [{ Ref: 'X' }, { 'Fn::If': ['X', 'yes', 'no'] }, { 'Fn::FindInMap': ['X', 'X', 'X'] }]] }, Export: { Name: 'Y' } },
        Y: { Value: { 'Fn::Join': [', ', [{ Ref: 'Y' }, { 'Fn::If': ['Y', 'yes', 'no'] }, { 'Fn::FindInMap': ['X', 'X', 'Y'] }]] }, Export: { Name: 'X' } },
      },
    },
  });
  const [x, y] = ['parameter X, yes, mapping X', 'parameter Y, no, mapping Y'];
  expect(beside(['X', 'Y'].map((name) => output({ OutputName: name })), [exporting])).toEqual([x, y]);
  expect(beside(['X', 'Y'].map((name) => ({ 'Fn::ImportValue': name })), [exporting])).toEqual([y, x]);
});

describe('Fn::GetStackOutput', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a name', {}],
    ['a name and the Region', { Region: 'eu-west-1' }],
    ['an ARN', { StackName: 'arn:aws:cloudformation:eu-west-1:111111111111:stack/Backend/0f2c' }],
    ['a role of the account', { RoleArn: 'arn:aws:iam::111111111111:role/reader' }],
    ['a role that nobody knows', { RoleArn: { Ref: 'Role' } }],
    ['an odd role', { RoleArn: 'reader' }],
    ['a text with a role in it', { RoleArn: 'x arn:aws:iam::222222222222:role/reader' }],
  ])('finds the stack by %s', (_on, more) => {
    expect(beside(output(more), [backend()])).toEqual(topic);
  });

  test('finds the stack of another Region and account', () => {
    const others = [backend({ name: 'us.json', region: 'us-east-1', account: '222222222222' }), backend()];
    const there = pointer('Topic', undefined, 'us.json');
    expect(beside(output({ Region: 'us-east-1', RoleArn: 'arn:aws:iam::222222222222:role/reader' }), others)).toEqual(there);
    expect(beside(output({ StackName: 'arn:aws:cloudformation:us-east-1:222222222222:stack/Backend/0f2c' }), others)).toEqual(there);
    expect(beside(output(), others)).toEqual(topic);
  });

  test.each<[string, unknown]>([
    ['another Region', output({ Region: 'us-east-1' })],
    ['another account', output({ RoleArn: 'arn:aws:iam::222222222222:role/reader' })],
    ['an ARN of another account', output({ StackName: 'arn:aws:cloudformation:eu-west-1:222222222222:stack/Backend/0f2c' })],
    ['another name', output({ StackName: 'Frontend' })],
    ['an unknown name', output({ StackName: { Ref: 'Nobody' } })],
    ['a text with an ARN in it', output({ StackName: 'x arn:aws:cloudformation:eu-west-1:111111111111:stack/Backend/0f2c' })],
    ['another output', output({ OutputName: 'Nothing' })],
    ['an unknown output', output({ OutputName: { Ref: 'Nobody' } })],
    ['nothing', { 'Fn::GetStackOutput': {} }],
  ])('is unknown with %s', (_on, value) => {
    expect(beside(value, [backend()])).toBe(UNKNOWN);
  });

  test('is unknown where the names of stacks are', () => {
    expect(beside(output(), [backend({ stackName: undefined })])).toBe(UNKNOWN);
  });
});

describe('the order of stacks', () => {
  const before = (value: unknown, others: readonly TemplateSource[] = [backend()], more: Partial<TemplateSource> = {}) => {
    const { deployment } = readMesh([...others, looking(value, {}, { assembly: 'cdk.out', ...more })]);
    const start = 'shop.template.json#<start>';
    return { waits: deployment.waitsFor.get(start), uncertain: [...deployment.uncertain.get(start) ?? []] };
  };
  const backendFirst = { waits: ['backend.json#<end>'], uncertain: [] };

  test('follows imports and outputs', () => {
    expect(before(imported)).toEqual(backendFirst);
    expect(before(output({ OutputName: 'Plain' }))).toEqual(backendFirst);
    expect(before({ A: imported, B: [output()] })).toEqual(backendFirst);
    expect(before('nothing')).toEqual({ waits: [], uncertain: [] });
    expect(before({ 'Fn::ImportValue': 'nothing' })).toEqual({ waits: [], uncertain: [] });
  });

  test('follows what the source says', () => {
    expect(before('nothing', [backend()], { dependsOn: ['backend.json', 'unknown.json'] })).toEqual(backendFirst);
    expect(before(imported, [backend()], { dependsOn: ['backend.json'] })).toEqual(backendFirst);
  });

  test('is uncertain under a condition that cannot be decided', () => {
    const maybe = { 'Fn::If': ['Nobody', imported, 'x'] };
    expect(before(maybe)).toEqual({ waits: ['backend.json#<end>'], uncertain: ['backend.json#<end>'] });
    expect(before([maybe, imported])).toEqual(backendFirst);
    expect(before([imported, maybe])).toEqual(backendFirst);
  });

  test('a stack does not wait for itself', () => {
    const mesh = readMesh([backend({}, 'topic', 'x'), backend({ name: 'own.json', stackName: 'Own' }, 'own', { 'Fn::ImportValue': 'own' })]);
    expect(mesh.deployment.waitsFor.get('own.json#<start>')).toEqual([]);
  });
});
