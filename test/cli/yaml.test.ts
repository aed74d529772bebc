import { readFileSync } from 'fs';
import { join } from 'path';
import { report, scratch } from './support/cli';
import { parse } from '../../src/cli/input/parse';

const YAML = join(__dirname, 'fixtures', 'store.yaml');
const JSON_TWIN = join(__dirname, 'fixtures', 'store.json');
const { write } = scratch();

const bodyOf = (file: string): unknown => parse(file, readFileSync(file, 'utf8')).body;
const valueOf = (yaml: string): unknown => (parse('a.yaml', `A: ${yaml}`).body as { A: unknown }).A;

describe('a template in YAML', () => {
  test('says what its twin in JSON says', () => {
    expect(JSON.parse(JSON.stringify(bodyOf(YAML)))).toEqual(bodyOf(JSON_TWIN));
  });

  test.each(['warning', 'info'])('gives the findings of its twin at level %s', (level) => {
    const [yaml, json] = [YAML, JSON_TWIN].map((file) => report(file, '--level', level));
    expect(yaml.findings.length).toBeGreaterThan(3);
    const bare = (found: typeof yaml): unknown => JSON.parse(JSON.stringify(found).replace(/"line":\d+/g, '"line":0').replaceAll(YAML, JSON_TWIN));
    expect(bare(yaml)).toEqual(bare(json));
  });
});

describe('lines', () => {
  /** The text that stands in the line of each finding. */
  const shown = (file: string) => {
    const text = readFileSync(file, 'utf8').split('\n');
    return Object.fromEntries(report(file, '--level', 'info').findings.map(({ rule, line }) => [rule, text[line! - 1].trim()]));
  };

  test('are those of the property in YAML, also in a branch, or of what holds it if it is left out', () => {
    expect(shown(YAML)).toMatchObject({
      SC101: '- PortName: admin',
      SC105: '- Port: 70000',
      SC204: '- DnsName: !Ref Alias',
      SC602: '- Strategy: CANARY',
      SC603: 'Ui:',
      SC407: '- Name: app',
      SC715: 'ServiceConnectConfiguration:',
    });
  });

  test('are those of the property in the branch of an Fn::If that has it', () => {
    const file = write('branches.yaml', [
      'Parameters: { P: { Type: String } }',
      'Conditions: { C: !Equals [!Ref P, x] }',
      'Resources:',
      '  Catalog:',
      '    Type: AWS::ECS::Service',
      '    Properties:',
      '      ServiceConnectConfiguration: !If',
      '        - C',
      '        - !Ref AWS::NoValue',
      '        - !If',
      '          - C',
      '          - !Ref AWS::NoValue',
      '          - Enabled: true',
      '            Namespace: shop',
      '            Services:',
      '              - PortName: http',
      '                ClientAliases: [{ DnsName: Catalog, Port: 80 }]',
    ].join('\n'));
    expect(report(file).findings.map(({ rule, line }) => [rule, line])).toContainEqual(['SC204', 17]);
  });

  test('are those of the property in JSON', () => {
    expect(shown(JSON_TWIN)).toMatchObject({
      SC101: '"PortName": "admin",',
      SC105: '"Port": 70000',
      SC204: '"DnsName": {',
      SC602: '"Strategy": "CANARY"',
      SC603: '"Ui": {',
      SC715: '"ServiceConnectConfiguration": {',
    });
  });

  test('are found in JSON without line breaks and with odd keys', () => {
    const text = '{"Resources":{"\\"{[":{"Type":"T"},"Catal\\u006fg":{"Type":"T",\n"Properties":{"L":[1,{"a":"}"},\n{"b":2}]}}}}';
    const { lineOf } = parse('a.json', text);
    expect(lineOf(['Resources', 'Catalog'])).toBe(1);
    expect(lineOf(['Resources', 'Catalog', 'Properties'])).toBe(2);
    expect(lineOf(['Resources', 'Catalog', 'Properties', 'L', '1', 'a'])).toBe(2);
    expect(lineOf(['Resources', 'Catalog', 'Properties', 'L', '2'])).toBe(3);
    expect(lineOf(['Resources', 'Catalog', 'Properties', 'M'])).toBeUndefined();
  });

  test('survive line ends of Windows and a byte order mark', () => {
    const file = write('windows.yaml', `\ufeff${readFileSync(YAML, 'utf8').replace(/\n/g, '\r\n')}`);
    const lines = (path: string) => report(path).findings.map(({ line }) => line);
    expect(lines(file)).toEqual(lines(YAML));
  });
});

describe('short forms', () => {
  test.each<[string, unknown]>([
    ['!Ref X', { Ref: 'X' }],
    ['!Condition X', { Condition: 'X' }],
    ['!GetAtt X.Arn', { 'Fn::GetAtt': ['X', 'Arn'] }],
    ['!GetAtt X.Outputs.Arn', { 'Fn::GetAtt': ['X', 'Outputs.Arn'] }],
    ['!GetAtt [X, Arn]', { 'Fn::GetAtt': ['X', 'Arn'] }],
    ['!Sub "${X}-a"', { 'Fn::Sub': '${X}-a' }],
    ['!Sub ["${X}", { X: !Ref Y }]', { 'Fn::Sub': ['${X}', { X: { Ref: 'Y' } }] }],
    ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
    ['!If [C, 1, !Ref AWS::NoValue]', { 'Fn::If': ['C', 1, { Ref: 'AWS::NoValue' }] }],
    ['!FindInMap [A, B, C]', { 'Fn::FindInMap': ['A', 'B', 'C'] }],
    ['!GetAZs ""', { 'Fn::GetAZs': '' }],
    ['!GetAZs', { 'Fn::GetAZs': '' }],
    ['!Transform { Name: AWS::Include, Parameters: { Location: x } }', { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'x' } } }],
    ['!ToJsonString { a: 1 }', { 'Fn::ToJsonString': { a: 1 } }],
    ['!Length [1]', { 'Fn::Length': [1] }],
    ['!OfTomorrow x', { 'Fn::OfTomorrow': 'x' }],
    ['!Base64\n  Fn::Sub: x', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
    ['!!str 80', '80'],
    ['! x', 'x'],
  ])('%s', (yaml, expected) => expect(JSON.parse(JSON.stringify(valueOf(yaml)))).toEqual(expected));
});

describe('plain values are those of YAML 1.1, as CloudFormation reads it', () => {
  test.each<[string, unknown]>([
    ['yes', true], ['Off', false], ['0x10', 16], ['010', 8], ['1_000', 1000], ['.5', 0.5], ['~', null],
    ['2012-10-17', '2012-10-17'], ['12:30', '12:30'], ['1.4.0', '1.4.0'], ['catalog:80', 'catalog:80'], ['"yes"', 'yes'],
  ])('%s', (yaml, expected) => expect(valueOf(yaml)).toBe(expected));

  test('keys are text', () => {
    expect(Object.keys(valueOf('{ 012345670123: a, yes: b, 80: c }') as object).sort()).toEqual(['012345670123', '80', 'yes']);
  });

  test('aliases and merges are resolved', () => {
    const body = parse('a.yaml', 'A: &a { x: 1, y: [2] }\nB: *a\nC: { y: 3, <<: *a }\nD: { <<: [{ z: 4 }, *a] }').body;
    expect(JSON.parse(JSON.stringify(body))).toEqual({ A: { x: 1, y: [2] }, B: { x: 1, y: [2] }, C: { y: 3, x: 1 }, D: { z: 4, x: 1, y: [2] } });
  });
});

test('a template of SAM is like any other', () => {
  const file = write('sam.yaml', [
    'Transform: AWS::Serverless-2016-10-31',
    'Globals: { Function: { Timeout: 3 } }',
    'Resources:',
    '  Function: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Events: { Api: { Type: Api } } } }',
    '  Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/x } }',
    '  Fn::ForEach::Topics: [Name, [A, B], { "Topic${Name}": { Type: AWS::SNS::Topic } }]',
    '  Catalog:',
    '    Type: AWS::ECS::Service',
    '    Properties:',
    '      ServiceConnectConfiguration:',
    '        Enabled: true',
    '        Services: [{ PortName: a, ClientAliases: [{ DnsName: A, Port: 80 }] }]',
  ].join('\n'));
  expect(report(file).findings.map(({ rule, line }) => [rule, line])).toContainEqual(['SC204', 12]);
});

test.each(['template', 'yaml', 'yml', 'txt'])('JSON may stand in a file that ends in .%s', (extension) => {
  const file = write(`twin.${extension}`, readFileSync(JSON_TWIN, 'utf8'));
  expect(report(file).findings).toHaveLength(report(JSON_TWIN).findings.length);
});
