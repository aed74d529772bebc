import { readMesh } from '../../../src/analysis/reader';
import { alone, nesting } from '../../support/templates';

const TOPIC = (name: unknown) => ({ Type: 'AWS::SNS::Topic', Properties: { Name: name } });

/** The topics of a template by logical id, with their names, and what was not read. */
function topicsOf(body: object, parameters?: Record<string, string>): { topics: Record<string, unknown>; unread: readonly string[] } {
  const { resources, unread } = readMesh([{ ...alone(body), parameters }]);
  return {
    topics: Object.fromEntries(resources.ofType('AWS::SNS::Topic').map(({ origin, properties }) => [origin.logicalId, properties.Name])),
    unread: unread.map(({ resource, reason }) => `${resource}: ${reason}`),
  };
}

const loop = (collection: unknown, fragment: unknown, name = 'N') => [name, collection, fragment];

describe('a loop over', () => {
  const over = (collection: unknown, sections: object = {}, parameters?: Record<string, string>) => topicsOf({
    ...sections, Resources: { 'Fn::ForEach::Topics': loop(collection, { 'T${N}': TOPIC('${N}') }) },
  }, parameters);
  const List = { Names: { Type: 'CommaDelimitedList', Default: 'a,b' } };

  test.each<[string, unknown, object]>([
    ['literals', ['a', 'b'], {}],
    ['the default of a parameter', { Ref: 'Names' }, { Parameters: List }],
    ['a mapping', { 'Fn::FindInMap': ['M', 'k', 'v'] }, { Mappings: { M: { k: { v: ['a', 'b'] } } } }],
    ['a split text', { 'Fn::Split': ['-', 'a-b'] }, {}],
    ['a choice that is decided', { 'Fn::If': ['Yes', ['a', 'b'], ['c']] }, { Conditions: { Yes: { 'Fn::Equals': ['x', 'x'] } } }],
  ])('%s is written out', (_on, collection, sections) => {
    expect(over(collection, sections)).toEqual({ topics: { Ta: 'a', Tb: 'b' }, unread: [] });
  });

  test('a parameter that is given is written out', () => {
    expect(over({ Ref: 'Names' }, { Parameters: List }, { Names: 'c' }).topics).toEqual({ Tc: 'c' });
  });

  test.each<[string, unknown]>([
    ['a parameter without default', { Ref: 'Later' }],
    ['an import', { 'Fn::ImportValue': 'x' }],
    ['text', 'a'],
    ['a list that is known in part', ['a', { Ref: 'Later' }]],
  ])('%s is not read, and that is said', (_on, collection) => {
    expect(over(collection, { Parameters: { Later: { Type: 'CommaDelimitedList' } } })).toEqual({
      topics: {}, unread: ['Fn::ForEach::Topics: the loop is not written out: its collection is known only at deployment'],
    });
  });

  test('a parameter that the parent of a nested stack gives is written out', () => {
    const child = { ...alone({ Parameters: { Names: { Type: 'CommaDelimitedList' } }, Resources: { 'Fn::ForEach::T': loop({ Ref: 'Names' }, { 'T${N}': TOPIC('x') }) } }), name: 'child' };
    const Resources = { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Names: 'a,b' } } } };
    const { resources } = readMesh([{ ...alone({ Resources }), nested: nesting({ Child: child }) }]);
    expect(resources.ofType('AWS::SNS::Topic').map(({ origin }) => origin.address)).toEqual(['child#Ta', 'child#Tb']);
  });
});

test('the variable is replaced everywhere: in keys, texts, functions and references', () => {
  const { resources, deployment } = readMesh([alone({
    Resources: {
      'A1': TOPIC('x'),
      'Fn::ForEach::T': loop(['A-1'], {
        'T&{N}': {
          ...TOPIC({ 'Fn::Join': ['', [{ Ref: 'N' }, '/${N}']] }), DependsOn: '&{N}', Condition: 'Is&{N}', Metadata: { 'aws:cdk:path': 'App/${N}' },
        },
      }),
    },
    Conditions: { 'Fn::ForEach::C': loop(['A1'], { 'Is${N}': { 'Fn::Equals': ['${N}', 'A1'] } }) },
  })]);
  const [, topic] = resources.ofType('AWS::SNS::Topic');
  expect(topic).toMatchObject({ conditional: false, properties: { Name: 'A-1/A-1' } });
  expect(topic.origin).toMatchObject({ logicalId: 'TA1', constructPath: 'App/A-1', written: ['Fn::ForEach::T', '2', 'T&{N}'] });
  expect(deployment.waitsFor.get('shop.template.json#TA1')).toContain('shop.template.json#A1');
});

test('loops in loops are written out, in properties too', () => {
  const inner = loop(['1', '2'], { 'T${N}${M}': TOPIC({ 'Fn::ForEach::K': loop(['x'], { '${K}${N}': '${M}' }, 'K') }) }, 'M');
  expect(topicsOf({ Resources: { 'Fn::ForEach::A': loop(['a', 'b'], { 'Fn::ForEach::B': inner }) } }).topics).toEqual({
    Ta1: { xa: '1' }, Ta2: { xa: '2' }, Tb1: { xb: '1' }, Tb2: { xb: '2' },
  });
});

test('a loop in the properties of a resource outside of loops is written out', () => {
  const name = (collection: unknown) => ({ 'Fn::ForEach::K': loop(collection, { '${N}': 1 }), 'L': 2 });
  expect(topicsOf({ Resources: { T: TOPIC(name(['x', 'y'])) } }).topics.T).toEqual({ x: 1, y: 1, L: 2 });
  expect(typeof topicsOf({ Resources: { T: TOPIC(name({ Ref: 'Nobody' })) } }).topics.T).toBe('symbol');
});

test.each([['text'], [[]], [['N', ['a']]], [['N', ['a'], 'text']], [['N', ['a'], null]], [['N', ['a'], {}, 'more']], [[1, ['a'], {}]], [null]])('the malformed loop %j is not read', (malformed) => {
  const { topics, unread } = topicsOf({ Resources: { 'Fn::ForEach::T': malformed, 'T': TOPIC('x') } });
  expect(topics).toEqual({ T: 'x' });
  expect(unread).toEqual(['Fn::ForEach::T: the loop is not written out: it is not a list of a name, a collection and a map']);
});

test.each([[10, 1000, 'entries'], [100_000, 10, 'values']])('loops that multiply texts of %d characters end after %d resources', (length, most, what) => {
  const items = Array.from({ length: 100 }, (_, i) => String(i));
  const nested = (depth: number): object => (depth === 0 ? { 'T${L1}x${L2}x${L3}x${L4}x${L5}': TOPIC(`\${L1}${'x'.repeat(length)}`) } : { [`Fn::ForEach::L${depth}`]: loop(items, nested(depth - 1), `L${depth}`) });
  const start = performance.now();
  const { topics, unread } = topicsOf({ Resources: nested(5) });
  expect(performance.now() - start).toBeLessThan(3000);
  expect(Object.keys(topics).length).toBeLessThanOrEqual(most * 20);
  expect(unread).toEqual([expect.stringMatching(new RegExp(`the loops write more than \\d+ ${what}$`))]);
});

test('loops write as many entries as a template can have', () => {
  const items = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  const written = (count: number) => topicsOf({ Resources: { 'Fn::ForEach::T': loop(items(count), { 'T${N}': TOPIC('x') }) } });
  expect(Object.keys(written(1000).topics)).toHaveLength(1000);
  expect(written(1000).unread).toEqual([]);
  expect(Object.keys(written(1001).topics)).toHaveLength(1000);
  expect(written(1001).unread).toEqual(['Fn::ForEach::T: the loop is not written out: the loops write more than 1000 entries']);
});

test('loops that multiply long lists end', () => {
  const items = Array.from({ length: 300 }, (_, i) => String(i));
  const { topics, unread } = topicsOf({ Resources: { 'Fn::ForEach::T': loop(items, { 'T${N}': TOPIC(Array(1000).fill(1)) }) } });
  expect(Object.keys(topics)).toHaveLength(199);
  expect(unread).toEqual(['Fn::ForEach::T: the loop is not written out: the loops write more than 200000 values']);
});

test('a loop beside entries of a section adds to them, and the first of two entries with one name counts', () => {
  const isOne = (text: string) => ({ 'Fn::Equals': [text, '1'] });
  const { topics } = topicsOf({
    Conditions: { 'Plain': isOne('1'), 'Fn::ForEach::C': loop(['1', '2'], { 'Is${N}': isOne('${N}') }) },
    Resources: {
      'Fn::ForEach::T': loop(['1', '2'], { 'T${N}': { ...TOPIC('loop'), Condition: 'Is${N}' } }),
      'T1': TOPIC('later'),
      'Plain': { ...TOPIC('plain'), Condition: 'Plain' },
    },
  });
  expect(topics).toEqual({ T1: 'loop', Plain: 'plain' });
});

test('one property is found in properties with a loop, as it is in all of them', () => {
  const Properties = { 'Fn::ForEach::K': loop(['x', 'y'], { '${N}': '${N}' }), 'L': 2 };
  const { resources } = readMesh([alone({ Resources: { T: { Type: 'AWS::SNS::Topic', Properties } } })]);
  const [topic] = resources.ofType('AWS::SNS::Topic');
  expect(['x', 'y', 'L', 'z'].map((name) => topic.property(name))).toEqual(['x', 'y', 2, undefined]);
});
