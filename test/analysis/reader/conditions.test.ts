import { pointer, resolved, TOPIC } from './reading';
import { UNKNOWN } from '../../../src/analysis/facts';
import { readMesh } from '../../../src/analysis/reader';
import { alone } from '../../support/templates';

const Parameters = { Stage: { Type: 'String', Default: 'prod' }, Later: { Type: 'String' } };
const equals = (left: unknown, right: unknown) => ({ 'Fn::Equals': [left, right] });
const [YES, NO, MAYBE] = [equals('a', 'a'), equals('a', 'b'), equals({ Ref: 'Later' }, 'a')];

/** What a condition comes to. */
const holds = (condition: unknown, Conditions: Record<string, unknown> = {}) => resolved(
  { 'Fn::If': ['It', true, false] },
  { Parameters, Conditions: { Yes: YES, No: NO, Maybe: MAYBE, ...Conditions, It: condition } as never },
);

test.each<[unknown, unknown]>([
  [equals({ Ref: 'Stage' }, 'prod'), true],
  [equals({ Ref: 'Stage' }, 'beta'), false],
  [equals(1, '1'), true],
  [equals({ Ref: 'Later' }, 'prod'), UNKNOWN],
  [equals({ Ref: 'AWS::NoValue' }, { Ref: 'AWS::NoValue' }), UNKNOWN],
  [{ 'Fn::Equals': ['a'] }, UNKNOWN],
  [{ 'Fn::Equals': 'a' }, UNKNOWN],
  [{ Condition: 'Yes' }, true],
  [{ Condition: 'Nobody' }, UNKNOWN],
  [{ Condition: ['Yes'] }, UNKNOWN],
  [{ 'Fn::Not': [YES] }, false],
  [{ 'Fn::Not': [{ Condition: 'No' }] }, true],
  [{ 'Fn::Not': [MAYBE] }, UNKNOWN],
  [{ 'Fn::Not': [] }, UNKNOWN],
  [{ 'Fn::And': [YES, YES] }, true],
  [{ 'Fn::And': [YES, { Condition: 'No' }] }, false],
  [{ 'Fn::And': [MAYBE, NO] }, false],
  [{ 'Fn::And': [MAYBE, YES] }, UNKNOWN],
  [{ 'Fn::And': [] }, UNKNOWN],
  [{ 'Fn::Or': [NO, NO] }, false],
  [{ 'Fn::Or': [MAYBE, YES] }, true],
  [{ 'Fn::Or': [MAYBE, NO] }, UNKNOWN],
  [{ 'Fn::Or': [] }, UNKNOWN],
  [{ 'Fn::Xor': [YES, NO] }, UNKNOWN],
  [{ 'Fn::Not': [YES], 'Fn::And': [YES] }, UNKNOWN],
  [{}, UNKNOWN],
  ['Yes', UNKNOWN],
])('%j is %p', (condition, expected) => {
  expect(holds(condition)).toBe(expected);
});

test('the partition decides a condition where the Region is known', () => {
  const inPartition = (region: string | undefined) => (
    resolved({ 'Fn::If': ['It', true, false] }, { Conditions: { It: equals({ Ref: 'AWS::Partition' }, 'aws') } }, { region })
  );
  expect(['eu-west-1', 'cn-north-1', undefined].map(inPartition)).toEqual([true, false, UNKNOWN]);
});

test('a condition that names itself is undecided', () => {
  expect(holds({ Condition: 'It' })).toBe(UNKNOWN);
  expect(holds({ 'Fn::Not': [{ Condition: 'B' }] }, { B: { 'Fn::And': [{ Condition: 'It' }, YES] } })).toBe(UNKNOWN);
});

test('a cycle that does not matter is decided', () => {
  expect(holds({ 'Fn::Or': [{ Condition: 'It' }, YES] })).toBe(true);
});

describe('Fn::If', () => {
  const sections = { Parameters, Conditions: { Yes: YES, No: NO, Maybe: MAYBE }, Resources: { Topic: TOPIC, Other: TOPIC } };
  const choice = (condition: unknown, yes: unknown, no: unknown) => resolved({ 'Fn::If': [condition, yes, no] }, sections);

  test('takes the branch of a decided condition', () => {
    expect(choice('Yes', 'yes', 'no')).toBe('yes');
    expect(choice('No', 'yes', { Ref: 'Stage' })).toBe('prod');
    expect(choice('Yes', { Ref: 'AWS::NoValue' }, 'no')).toBeUndefined();
  });

  test.each<[unknown, unknown, unknown]>([
    ['same', 'same', 'same'],
    ['same', 'other', UNKNOWN],
    [80, '80', UNKNOWN],
    [{ Ref: 'AWS::NoValue' }, 'other', UNKNOWN],
    [{ Ref: 'AWS::NoValue' }, { Ref: 'AWS::NoValue' }, undefined],
    [{ Ref: 'Later' }, { Ref: 'Later' }, UNKNOWN],
    [{ Ref: 'Topic' }, { Ref: 'Topic' }, pointer('Topic')],
    [{ Ref: 'Topic' }, { Ref: 'Other' }, UNKNOWN],
    [{ Ref: 'Topic' }, { 'Fn::GetAtt': ['Topic', 'TopicArn'] }, UNKNOWN],
    [{ Ref: 'Topic' }, 'text', UNKNOWN],
    [{ A: [1, { B: 2 }] }, { A: [1, { B: 2 }] }, { A: [1, { B: 2 }] }],
    [{ A: [1] }, { A: [1, 2] }, { A: UNKNOWN }],
    [{ A: 1 }, { B: 1 }, { A: UNKNOWN, B: UNKNOWN }],
    [{ A: 1, B: [2, 3] }, { A: 1, B: [2, 4] }, { A: 1, B: [2, UNKNOWN] }],
    [['a'], { 0: 'a' }, UNKNOWN],
    [{ A: 1 }, 'text', UNKNOWN],
    [{ 0: 'a' }, ['a'], UNKNOWN],
    [{ A: 1 }, { Ref: 'Topic' }, UNKNOWN],
    [{ Ref: 'Topic' }, { A: 1 }, UNKNOWN],
    [{ Ref: 'Later' }, { A: 1 }, UNKNOWN],
  ])('of an undecided condition, of %j and %j', (yes, no, expected) => {
    expect(choice('Maybe', yes, no)).toEqual(expected);
  });

  test('is unknown where it is malformed', () => {
    expect(resolved({ 'Fn::If': ['Yes', 'a'] }, sections)).toBe(UNKNOWN);
    expect(resolved({ 'Fn::If': 'Yes' }, sections)).toBe(UNKNOWN);
    expect(choice({ Condition: 'Yes' }, 'a', 'b')).toBe(UNKNOWN);
  });
});

test('a resource is left out, may exist or does, by its condition', () => {
  const Resources = {
    Always: TOPIC,
    Yes: { ...TOPIC, Condition: 'Yes' },
    No: { ...TOPIC, Condition: 'No' },
    Maybe: { ...TOPIC, Condition: 'Maybe' },
    Odd: { ...TOPIC, Condition: 'Nobody' },
  };
  const { resources } = readMesh([alone({ Parameters, Conditions: { Yes: YES, No: NO, Maybe: MAYBE }, Resources })]);
  expect(resources.ofType('AWS::SNS::Topic').map(({ origin, conditional }) => [origin.logicalId, conditional])).toEqual([
    ['Always', false], ['Yes', false], ['Maybe', true], ['Odd', true],
  ]);
  expect(resources.at('shop.template.json#No')).toBeUndefined();
});
