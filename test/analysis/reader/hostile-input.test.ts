import { propertyOf, resolved, TOPIC } from './reading';
import { UNKNOWN } from '../../../src/analysis/facts';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { judge } from '../../../src/analysis/rules';
import { alone, nesting } from '../../support/templates';

/** A value inside a value inside a value … */
function deep(levels: number, wrap: (inner: unknown) => unknown, innermost: unknown): unknown {
  return Array.from({ length: levels }).reduce((inner) => wrap(inner), innermost);
}

describe('deep nesting', () => {
  test('is followed as far as anybody would write it', () => {
    expect(resolved(deep(50, (inner) => ({ 'Fn::Join': ['', [inner, 'x']] }), ''))).toBe('x'.repeat(50));
  });

  test.each<[string, (inner: unknown) => unknown]>([
    ['Join', (inner) => ({ 'Fn::Join': ['', [inner, 'x']] })],
    ['Sub', (inner) => ({ 'Fn::Sub': ['${A}x', { A: inner }] })],
    ['If', (inner) => ({ 'Fn::If': ['Nobody', inner, 'x'] })],
    ['Select', (inner) => ({ 'Fn::Select': [0, [inner]] })],
  ])('of %s ends unknown', (_on, wrap) => {
    expect(resolved(deep(2000, wrap, 'x'))).toBe(UNKNOWN);
  });

  test('of maps and lists does not overflow', () => {
    const value = deep(5000, (inner) => [{ A: inner }], 'x');
    expect(Array.isArray(resolved(value))).toBe(true);
  });

  test('of conditions ends undecided', () => {
    const Conditions = { It: deep(5000, (inner) => ({ 'Fn::Not': [inner] }), { 'Fn::Equals': ['a', 'a'] }) } as never;
    expect(resolved({ 'Fn::If': ['It', 'yes', 'no'] }, { Conditions })).toBe(UNKNOWN);
  });

  test('of values is followed 200 levels, and no further', () => {
    const innermost = (levels: number) => [resolved(deep(levels, (inner) => [inner], 'x'))].flat(Infinity);
    expect(innermost(199)).toEqual(['x']);
    expect(innermost(200)).toEqual([UNKNOWN]);
  });

  test('of a condition is followed 200 levels, and no further', () => {
    const holds = (levels: number) => {
      const It = deep(levels, (inner) => ({ 'Fn::Or': [inner] }), { 'Fn::Equals': ['a', 'a'] });
      return resolved({ 'Fn::If': ['It', 'yes', 'no'] }, { Conditions: { It } } as never);
    };
    expect(holds(200)).toBe('yes');
    expect(holds(201)).toBe(UNKNOWN);
  });

  test('of the branches of a configuration is followed 200 levels, and no further', () => {
    const enabled = (levels: number) => {
      const configuration = deep(levels, (inner) => ({ 'Fn::If': ['Nobody', inner, { Ref: 'AWS::NoValue' }] }), { Enabled: true });
      const Resources = { S: { Type: 'AWS::ECS::Service', Properties: { ServiceConnectConfiguration: configuration } } };
      return readMesh([alone({ Resources })]).services[0].enabled;
    };
    expect(enabled(201)).toBe(true);
    expect(enabled(202)).toBe(UNKNOWN);
  });

  test.each<[string, (inner: unknown) => unknown]>([
    ['lists', (inner) => [inner]],
    ['maps', (inner) => ({ A: inner })],
    ['branches that are taken', (inner) => ({ 'Fn::If': ['Nobody', inner, 'x'] })],
    ['branches that are not', (inner) => ({ 'Fn::If': ['Nobody', 'x', inner] })],
  ])('of a reference is followed 200 levels, and no further: %s', (_on, wrap) => {
    const waits = (levels: number) => {
      const It = { Type: 'T', Properties: { Value: deep(levels, wrap, { Ref: 'Topic' }) } };
      return readMesh([alone({ Resources: { Topic: TOPIC, It } })]).deployment.waitsFor.get('shop.template.json#It');
    };
    expect(waits(199)).toContain('shop.template.json#Topic');
    expect(waits(200)).not.toContain('shop.template.json#Topic');
  });

  test('of conditions that name each other ends undecided', () => {
    const Conditions = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`C${i}`, { Condition: `C${i + 1}` }])) as never;
    expect(resolved({ 'Fn::If': ['C0', 'yes', 'no'] }, { Conditions })).toBe(UNKNOWN);
  });

  test('of stacks is read', () => {
    const stack = { Type: 'AWS::CloudFormation::Stack', Properties: {} };
    const source = Array.from({ length: 300 }).reduce<TemplateSource>((child, _, i) => (
      { name: `t${i}`, body: { Resources: { Child: stack } }, assembly: 'a', nested: nesting({ Child: child }) }
    ), { name: 'leaf', body: { Resources: { Topic: TOPIC } }, assembly: 'a' });
    expect(readMesh([source]).resources.ofType('AWS::SNS::Topic')).toHaveLength(1);
  });
});

test('names that double on each level are followed once', () => {
  const stack = (Parameters: Record<string, unknown>) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { Parameters } });
  const twice = { Number: { 'Fn::Select': [0, [{ Ref: 'Number' }, { Ref: 'Number' }]] } };
  const Parameters = { Number: { Type: 'String' } };
  const leaf: TemplateSource = { name: 'leaf', body: { Parameters, Resources: { Looked: { Type: 'Test::Looked', Properties: { Value: { Ref: 'Number' } } } } }, assembly: 'a' };
  const source = Array.from({ length: 40 }).reduce<TemplateSource>((child, _, i) => (
    { name: `t${i}`, body: { Parameters, Resources: { Child: stack(twice) } }, assembly: 'a', nested: nesting({ Child: child }) }
  ), leaf);
  const mesh = readMesh([{ name: 'root', body: { Resources: { Child: stack({ Number: '7' }) } }, assembly: 'a', nested: nesting({ Child: source }) }]);
  expect(propertyOf(mesh)).toBe('7');
});

describe('what is larger than CloudFormation takes is unknown', () => {
  const text = (length: number) => 'x'.repeat(length);

  test.each<[string, (length: number) => unknown]>([
    ['Join', (length) => ({ 'Fn::Join': ['', [text(10_000), text(length - 10_000)]] })],
    ['Join, between its items', (length) => ({ 'Fn::Join': [text(length - 2), ['x', 'x']] })],
    ['Sub', (length) => ({ 'Fn::Sub': ['${A}${B}', { A: text(10_000), B: text(length - 10_000) }] })],
  ])('the text of a %s', (_on, make) => {
    expect(resolved(make(16_384))).toBe(text(16_384));
    expect(resolved(make(16_385))).toBe(UNKNOWN);
  });

  test('the items of a Split, and the text that it splits', () => {
    const items = (of: string) => resolved({ 'Fn::Split': ['-', of] });
    expect(items(`-${text(16_383)}`)).toEqual(['', text(16_383)]);
    expect(items(`-${text(16_384)}`)).toBe(UNKNOWN);
    expect(items('-'.repeat(999))).toHaveLength(1000);
    expect(items('-'.repeat(1000))).toBe(UNKNOWN);
  });

  test('the value of a parameter', () => {
    const valueOf = (Type: string, Default: string) => resolved({ Ref: 'It' }, { Parameters: { It: { Type, Default } } });
    expect(valueOf('String', text(16_384))).toBe(text(16_384));
    expect(valueOf('String', text(16_385))).toBe(UNKNOWN);
    expect(valueOf('CommaDelimitedList', ','.repeat(999))).toHaveLength(1000);
    expect(valueOf('CommaDelimitedList', ','.repeat(1000))).toBe(UNKNOWN);
  });

  test('the texts of a template all together', () => {
    const texts = resolved(Array(5001).fill({ 'Fn::Join': ['', [text(5000), text(5000)]] })) as unknown[];
    expect(texts.slice(-2)).toEqual([text(10_000), UNKNOWN]);
  });

  test('a value of a mapping', () => {
    const found = (value: unknown) => resolved({ 'Fn::FindInMap': ['Map', 'top', 'Second'] }, { Mappings: { Map: { top: { Second: value } } } } as never);
    expect(found(text(16_384))).toBe(text(16_384));
    expect(found(text(16_385))).toBe(UNKNOWN);
    expect(found(Array(1000).fill('x'))).toHaveLength(1000);
    expect(found(Array(1001).fill('x'))).toBe(UNKNOWN);
  });
});

describe('keys that objects inherit', () => {
  const hostile = (json: string) => alone(JSON.parse(json));

  test('are keys like any other', () => {
    const mesh = readMesh([hostile(`{
      "Parameters": { "__proto__": { "Type": "String", "Default": "x" } },
      "Resources": {
        "__proto__": { "Type": "AWS::SNS::Topic" },
        "constructor": { "Type": "AWS::SNS::Topic", "DependsOn": "__proto__" },
        "Looked": { "Type": "Test::Looked", "Properties": { "Value": { "__proto__": { "A": 1 }, "toString": { "Ref": "constructor" } } } }
      }
    }`)]);
    expect(mesh.resources.ofType('AWS::SNS::Topic').map(({ origin }) => origin.logicalId)).toEqual(['__proto__', 'constructor']);
    expect(mesh.deployment.waitsFor.get('shop.template.json#constructor')).toContain('shop.template.json#__proto__');
    const value = propertyOf(mesh) as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'toString']);
    expect(({} as { A?: number }).A).toBeUndefined();
  });

  test.each(['toString', '__proto__', 'constructor'])('%s names nothing that is not there', (name) => {
    const value = [
      { Ref: name }, { 'Fn::GetAtt': [name, 'Arn'] }, { 'Fn::Sub': `\${${name}}` }, { 'Fn::FindInMap': [name, name, name] },
      { 'Fn::If': [name, 'a', 'b'] }, { [`Fn::${name}`]: 'x' }, { 'Fn::ImportValue': name },
    ];
    expect(resolved(value)).toEqual(value.map(() => UNKNOWN));
  });

  test('a resolved map has only what the template writes', () => {
    const value = resolved({ A: 1 }) as Record<string, unknown>;
    expect(value.toString).toBeUndefined();
    expect(value.constructor).toBeUndefined();
  });
});

describe('what is no template', () => {
  test.each([undefined, null, 'text', 1, [], {}, { Resources: 'odd' }, { Resources: { A: 1, B: null, C: {}, D: { Type: 1 } } }])('%j holds nothing', (body) => {
    const mesh = readMesh([alone(body)]);
    expect(mesh).toMatchObject({ services: [], namespaces: [], clusters: [], connections: [] });
    expect(judge(mesh)).toEqual([]);
  });

  test('odd sections are empty', () => {
    const Resources = { S: { Type: 'AWS::ECS::Service', Properties: 'odd', Condition: ['x'], DependsOn: { a: 1 }, Metadata: 1 } };
    const mesh = readMesh([alone({ Resources, Parameters: [], Conditions: 'x', Mappings: 1, Outputs: { A: 1, B: { Export: 1 }, C: { Export: { Name: 'c' } } } })]);
    expect(mesh.services).toHaveLength(1);
    expect(mesh.services[0]).toMatchObject({ enabled: false, conditional: true, metadata: undefined });
  });
});
