import { TOPIC } from './reading';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { alone, nesting } from '../../support/templates';

const start = '#<start>';
const end = '#<end>';

/** What each node waits for, with the name of the template left out. */
function waits(
  Resources: Record<string, unknown>, more: Record<string, unknown> = {}, source: Partial<TemplateSource> = {},
): Record<string, string[]> {
  const { waitsFor, uncertain } = readMesh([{ ...alone({ Resources, ...more }, 't'), ...source }]).deployment;
  return Object.fromEntries([...waitsFor].map(([node, before]) => [
    node.replace(/^t#/, '#'),
    before.map((other) => `${other.replace(/^t#/, '#')}${uncertain.get(node)?.has(other) ? '?' : ''}`),
  ]));
}

const referring = (value: unknown) => waits({ Topic: TOPIC, Other: TOPIC, It: { Type: 'T', Properties: { Value: value } } })['#It'];

test('a template is a start, its resources and an end', () => {
  expect(waits({ Topic: TOPIC })).toEqual({ [start]: [], '#Topic': [start], [end]: [start, '#Topic'] });
  expect(waits({})).toEqual({ [start]: [], [end]: [start] });
});

test.each<[string, unknown, string[]]>([
  ['Ref', { Ref: 'Topic' }, ['#Topic']],
  ['Ref to a parameter or nothing', [{ Ref: 'Nobody' }, { Ref: 1 }], []],
  ['GetAtt', { 'Fn::GetAtt': ['Topic', 'Arn'] }, ['#Topic']],
  ['GetAtt as text', { 'Fn::GetAtt': 'Topic.Arn' }, ['#Topic']],
  ['an odd GetAtt', { 'Fn::GetAtt': [1] }, []],
  ['a reference in an attribute', { 'Fn::GetAtt': ['Topic', { Ref: 'Other' }] }, ['#Topic', '#Other']],
  ['Sub', { 'Fn::Sub': 'x ${Topic} ${ Other.Arn } ${!It} ${AWS::Region}' }, ['#Topic', '#Other']],
  ['Sub with variables', { 'Fn::Sub': ['${Topic} ${x}', { Topic: 'own', x: { Ref: 'Other' } }] }, ['#Other']],
  ['an odd Sub', { 'Fn::Sub': 1 }, []],
  ['Join', { 'Fn::Join': ['', ['a', { Ref: 'Topic' }]] }, ['#Topic']],
  ['a nested map', { A: [{ B: { Ref: 'Topic' } }] }, ['#Topic']],
  ['the same twice', [{ Ref: 'Topic' }, { 'Fn::GetAtt': ['Topic', 'Arn'] }], ['#Topic']],
  ['itself', { Ref: 'It' }, []],
  ['keys that are no functions', { Ref: 'Topic', Other: 'x' }, []],
  ['null', null, []],
  ['both branches of an undecided condition', { 'Fn::If': ['Nobody', { Ref: 'Topic' }, { Ref: 'Other' }] }, ['#Topic?', '#Other?']],
  ['branches of two undecided conditions', [{ 'Fn::If': ['Nobody', { Ref: 'Topic' }, 'x'] }, { 'Fn::If': ['None', { Ref: 'Topic' }, 'x'] }], ['#Topic?']],
  ['a branch and beside it', [{ 'Fn::If': ['Nobody', { Ref: 'Topic' }, 'x'] }, { Ref: 'Topic' }], ['#Topic']],
  ['beside a branch and in it', [{ Ref: 'Topic' }, { 'Fn::If': ['Nobody', { Ref: 'Topic' }, 'x'] }], ['#Topic']],
  ['an odd choice', { 'Fn::If': { Ref: 'Topic' } }, []],
  ['a choice of nothing', { 'Fn::If': null }, []],
])('a resource waits by %s', (_on, value, before) => {
  expect(referring(value)).toEqual([start, ...before]);
});

test('only the branch of a decided condition counts', () => {
  const Conditions = { Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Equals': ['a', 'b'] } };
  const choice = (condition: string) => ({ Type: 'T', Properties: { Value: { 'Fn::If': [condition, { Ref: 'Topic' }, { Ref: 'Other' }] } } });
  const graph = waits({ Topic: TOPIC, Other: TOPIC, A: choice('Yes'), B: choice('No') }, { Conditions });
  expect(graph['#A']).toEqual([start, '#Topic']);
  expect(graph['#B']).toEqual([start, '#Other']);
});

test.each<[unknown, string[]]>([
  ['Topic', ['#Topic']],
  [['Topic', 'Other', 'Nobody', 1], ['#Topic', '#Other']],
  ['It', []],
  [{ Ref: 'Topic' }, []],
  [undefined, []],
])('a resource waits by DependsOn %j', (DependsOn, before) => {
  expect(waits({ Topic: TOPIC, Other: TOPIC, It: { Type: 'T', DependsOn } })['#It']).toEqual([start, ...before]);
});

test('DependsOn makes an uncertain reference certain', () => {
  const It = { Type: 'T', DependsOn: 'Topic', Properties: { Value: { 'Fn::If': ['Nobody', { Ref: 'Topic' }, 'x'] } } };
  expect(waits({ Topic: TOPIC, It })['#It']).toEqual([start, '#Topic']);
});

test('a nested stack begins when what its resource waits for is there, and is there when it has ended', () => {
  const Resources = {
    Topic: TOPIC,
    Child: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Arn: { Ref: 'Topic' } } } },
    After: { Type: 'T', Properties: { Value: { 'Fn::GetAtt': ['Child', 'Outputs.Out'] } } },
  };
  const child = { name: 'child', body: { Resources: { Inner: TOPIC } }, assembly: 't' };
  expect(waits(Resources, {}, { nested: nesting({ Child: child }) })).toEqual({
    [start]: [],
    '#Topic': [start],
    '#Child<start>': [start, '#Topic'],
    'child#<start>': ['#Child<start>'],
    'child#Inner': ['child#<start>'],
    'child#<end>': ['child#<start>', 'child#Inner'],
    '#Child': ['child#<end>'],
    '#After': [start, '#Child'],
    [end]: [start, '#Topic', '#Child', '#After'],
  });
});

test('names the stack of each template', () => {
  const child = { name: 'child', body: {}, assembly: 't' };
  const Resources = { Child: { Type: 'AWS::CloudFormation::Stack' } };
  const { stacks } = readMesh([
    { name: 'a', body: { Resources }, assembly: 'cdk.out', stackName: 'Shop', dependsOn: [], nested: nesting({ Child: child }) },
    { name: 'b', body: {}, assembly: 'cdk.out' },
  ]).deployment;
  expect(stacks.get('a')).toEqual({ name: 'Shop', template: 'a', assembly: 'cdk.out', orderKnown: true });
  expect(stacks.get('child')).toBe(stacks.get('a'));
  expect(stacks.get('b')).toEqual({ name: 'b', template: 'b', assembly: 'cdk.out', orderKnown: false });
});
