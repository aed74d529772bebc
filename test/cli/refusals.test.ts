import { symlinkSync } from 'fs';
import { join } from 'path';
import { cli, scratch } from './support/cli';

const { write, path: folder } = scratch();

/** What is said of a file that has to be refused. */
function refusal(name: string, content: string | Buffer): string {
  const file = write(name, content);
  const { code, out, err } = cli(['check', file]);
  expect({ code, out, lines: err.match(/\n/g)?.length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err.startsWith(`${file}: `)).toBe(true);
  return err.slice(file.length + 2, -1);
}

const RESOURCE = '"A": {"Type": "AWS::ECS::Service"}';
const BOMB = ['Resources: { A: { Type: "AWS::SNS::Topic" } }', 'l0: &l0 [1,1,1,1,1,1,1,1,1,1]',
  ...Array.from({ length: 12 }, (_item, i) => `l${i + 1}: &l${i + 1} [${Array.from({ length: 10 }, () => `*l${i}`).join(',')}]`)].join('\n');
const DEEP = ['Resources: {}', 'a0: &a0 [x]', ...Array.from({ length: 250 }, (_item, i) => `a${i + 1}: &a${i + 1} [*a${i}]`)].join('\n');

describe.each<[string, string, string | Buffer, string]>([
  ['an empty file', 'a.yaml', '', 'is empty'],
  ['blank lines', 'a.json', ' \n\n', 'is empty'],
  ['a comment alone', 'a.yaml', '# nothing\n', 'is not a CloudFormation template: it holds nothing, not a map'],
  ['text', 'a.yaml', 'hello', 'is not a CloudFormation template: it holds text, not a map'],
  ['a list', 'a.json', '[]', 'is not a CloudFormation template: it holds a list, not a map'],
  ['a number', 'a.json', '1', 'is not a CloudFormation template: it holds a number, not a map'],
  ['no Resources', 'a.json', '{"Outputs": {}}', 'is not a CloudFormation template: it has no Resources'],
  ['Resources that are a list', 'a.yaml', 'Resources: []', 'Resources is a list, not a map'],
  ['Resources that are nothing', 'a.yaml', 'Resources:', 'Resources is nothing, not a map'],
  ['Parameters that are text', 'a.yaml', 'Resources: {}\nParameters: x', 'Parameters is text, not a map'],
  ['a resource that is text', 'a.yaml', 'Resources: { A: x }', 'Resources/A is text, not a map'],
  ['a resource without Type', 'a.yaml', 'Resources: { A: {} }', 'Resources/A has no Type'],
  ['a Type that is a list', 'a.yaml', 'Resources: { A: { Type: [] } }', 'Resources/A/Type is a list, not text'],
  ['Properties that are text', 'a.json', '{"Resources": {"A": {"Type": "T", "Properties": "x"}}}', 'Resources/A/Properties is text, not a map'],
  ['Metadata that is true', 'a.yaml', 'Resources: { A: { Type: T, Metadata: true } }', 'Resources/A/Metadata is true or false, not a map'],
  ['JSON that ends too early', 'a.json', '{"Resources": {', 'is not valid JSON'],
  ['JSON with a comma too many', 'a.json', '{\n"Resources": {},\n}', 'is not valid JSON at line 3, column 1'],
  ['JSON with a word', 'a.json', '{"Resources": yes}', 'is not valid JSON'],
  ['equal keys in JSON', 'a.json', `{"Resources": {\n${RESOURCE},\n${RESOURCE}}}`, 'line 3: key "A" stands twice in one object'],
  ['equal keys in JSON, one escaped', 'a.json', '{"Resources": {}, "Resource\\u0073": {}}', 'line 1: key "Resources" stands twice in one object'],
  ['equal keys in YAML', 'a.yaml', 'Resources:\n  A: { Type: T }\n  A: { Type: T }', 'line 3: key "A" stands twice in one map'],
  ['equal keys __proto__', 'a.json', '{"Resources": {"__proto__": {"Type": "T"}, "__proto__": {"Type": "T"}}}', 'line 1: key "__proto__" stands twice in one object'],
  ['YAML that is none', 'a.yaml', 'Resources: {\n', 'is not valid YAML at line 2, column 1: '],
  ['YAML with a tab', 'a.yaml', 'Resources:\n\tA: 1', 'is not valid YAML at line 2, column 1: Tabs are not allowed as indentation'],
  ['two short forms for one value', 'a.yaml', 'Resources: { A: { Type: T, Properties: { B: !Base64 !Sub x } } }', 'is not valid YAML at line 1'],
  ['a key that is a list', 'a.yaml', 'Resources: {}\n? [a]\n: b', 'line 2: a key is not text'],
  ['a template of Jinja', 'a.yaml', 'Resources:\n{% for a in b %}\n  A: 1\n{% endfor %}', 'is not valid YAML: line 2 holds "{%", as templates of Jinja, Helm'],
  ['a template of Helm', 'a.yaml', 'Resources:\n  A: {{ .Values.a }}\n  B: [', 'is not valid YAML: line 2 holds "{{"'],
  ['JSON with a comment', 'a.json', '{\n  // a comment\n  "Resources": {}\n}', 'is not valid JSON: a comment at line 2, column 3; JSON has none'],
  ['the manifest of an assembly', 'out/manifest.json', '{"version": "48.0.0", "artifacts": {}}', 'is the manifest of a cloud assembly; check its folder, '],
  ['UTF-16 that is cut off', 'a.yaml', Buffer.from([0xff, 0xfe, 0x52]), 'is not text in UTF-16, though it begins with its mark'],
  ['several documents', 'a.yaml', 'Resources: {}\n---\nResources: {}', 'holds several YAML documents; a template is one'],
  ['an alias for nothing', 'a.yaml', 'Resources: *a', 'line 1: alias "a" stands for nothing, or for what it is part of'],
  ['an alias for what it is part of', 'a.yaml', 'Resources: {}\nMetadata: &a { b: [*a] }', 'line 2: alias "a" stands for nothing, or for what it is part of'],
  ['a bomb of aliases', 'a.yaml', BOMB, 'the aliases stand for more than 100000 values'],
  ['a merge with a list of text', 'a.yaml', 'Resources: {}\nMetadata: { <<: [x] }', 'line 2: "<<" needs a map'],
  ['deep JSON', 'a.json', `${'['.repeat(1e6)}${']'.repeat(1e6)}`, 'line 1: nested deeper than 200 levels'],
  ['deep JSON that does not end', 'a.json', '{"a":'.repeat(1e6), 'is not valid JSON'],
  ['deep YAML', 'a.yaml', `${'['.repeat(500)}${']'.repeat(500)}`, 'is nested deeper than 200 levels'],
  ['very deep YAML', 'a.yaml', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'is nested deeper than 200 levels'],
  ['very deep YAML that does not end', 'a.yaml', 'a: '.concat('{b: '.repeat(50_000)), 'is nested deeper than 200 levels'],
  ['very deep YAML in blocks', 'a.yaml', `Resources: {}\na:\n${'- '.repeat(50_000)}x`, 'is nested deeper than 200 levels'],
  ['aliases that make YAML deep', 'a.yaml', DEEP, 'line 201: nested deeper than 200 levels'],
  ['zeros', 'a.json', Buffer.alloc(1000), 'is binary, not text'],
  ['an archive', 'a.yaml', Buffer.from('504b0304140000000800', 'hex'), 'is binary, not text'],
  ['bytes that are not UTF-8', 'a.yaml', Buffer.from([0x52, 0xff, 0xfe, 0x80]), 'is not text in UTF-8'],
  ['more than 10 MB', 'a.json', `{"Resources": {}, "Description": "${'x'.repeat(10 * 1024 * 1024)}"}`, 'has 10.1 MB; at most 10 MB are read'],
])('%s', (_what, name, content, reason) => {
  test('is refused in one line', () => expect(refusal(name, content)).toContain(reason));
});

test('just under 10 MB are read', () => {
  const file = write('large.json', `{"Resources": {}, "Description": "${'x'.repeat(10 * 1024 * 1024 - 40)}"}`);
  expect(cli(['check', file])).toMatchObject({ code: 0, err: '' });
});

test('names of keys mean nothing to the reader', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length'];
  const resources = names.map((name) => `${JSON.stringify(name)}: {"Type": "AWS::ECS::Service", "Properties": {"ServiceConnectConfiguration": {"Enabled": true}}}`);
  const json = write('names.json', `{"Resources": {${resources.join()}}}`);
  const yaml = write('names.yaml', `Resources: {${resources.join()}}`);
  for (const file of [json, yaml]) {
    const { out, err } = cli(['check', file, '--format', 'json']);
    expect(err).toBe('');
    expect(JSON.parse(out).summary.services).toBe(names.length);
  }
  expect(({} as { Type?: string }).Type).toBeUndefined();
});

describe('a path', () => {
  test('that leads nowhere is refused', () => {
    const file = join(folder, 'none.yaml');
    expect(cli(['check', file])).toEqual({ code: 2, out: '', err: `${file}: no such file or folder\n` });
  });

  test('that leads back to itself is refused', () => {
    const file = join(folder, 'loop.yaml');
    symlinkSync(file, file);
    expect(cli(['check', file]).err).toBe(`${file}: is a symbolic link that leads back to itself\n`);
  });

  test('to something that is no file is refused', () => expect(cli(['check', '/dev/null']).err).toBe('/dev/null: is not a regular file\n'));

  test('of control characters is shown in one harmless line', () => {
    expect(cli(['check', join(folder, 'a\n\u001b[31mb')]).err).toBe(`${join(folder, 'a')} \\u001b[31mb: no such file or folder\n`);
  });
});

test('a program gets its document though nothing can be read', () => {
  const { code, out } = cli(['check', join(folder, 'none.yaml'), '--format', 'json']);
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 2, version: 1, findings: [], summary: { services: 0 } });
});
