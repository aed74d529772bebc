import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { locateBeside, NestedTemplates } from '../../../src/analysis/reader';

describe('the template of a nested stack is looked for', () => {
  const located = (Properties: unknown) => locateBeside(join('apps', 'parent.json'), { logicalId: 'A', body: { Properties } });

  test.each([
    ['child.json', join('apps', 'child.json')],
    ['./nested/child.json', join('apps', 'nested', 'child.json')],
    ['../child.json', 'child.json'],
    ['nested/a:b.json', join('apps', 'nested', 'a:b.json')],
  ])('beside its parent: %s', (url, path) => {
    expect(located({ TemplateURL: url })).toBe(path);
    expect(located({ Location: url })).toBe(path);
  });

  test.each(['https://s3.amazonaws.com/b/child.json', 's3://b/child.json', 'S3://b/child.json', 'git+ssh://b', 'c:child.json', '/child.json'])(
    'but not at %s', (url) => expect(located({ TemplateURL: url })).toEqual({ reason: `its template is not at hand: ${url}` }),
  );

  test('but a reason quotes little of it', () => {
    expect(located({ TemplateURL: `s3://${'x'.repeat(200)}` })).toEqual({ reason: `its template is not at hand: s3://${'x'.repeat(95)}` });
  });

  test.each<[unknown]>([[{}], [{ TemplateURL: '' }], [{ TemplateURL: { Ref: 'Url' } }], [{ TemplateURL: 1 }], ['odd'], [undefined]])(
    'but not where %j says nothing of it', (properties) => {
      expect(located(properties)).toEqual({ reason: 'its template is not at hand: only the deployment knows where it is' });
    },
  );
});

describe('nested templates', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const resource = (logicalId: string) => ({ logicalId, body: {} });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nested-'));
    for (const name of ['a.json', 'b.json']) writeFileSync(file(name), '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The templates that each of two templates nests in the other, or itself. */
  const nestedIn = (name: string, template = jest.fn(() => ({}))) => (
    new NestedTemplates({ root: folder, assembly: 'cdk.out', locate: (_file, { logicalId }) => file(`${logicalId.slice(0, 1)}.json`) }, { template }).of(file(name))
  );

  test('have a name, what is in them, and the deployment that they belong to', () => {
    expect(nestedIn('a.json')(resource('b'))).toEqual({ name: file('b.json'), body: {}, assembly: 'cdk.out', nested: expect.any(Function) });
  });

  test('are read once for each file', () => {
    const template = jest.fn(() => ({}));
    const nested = nestedIn('a.json', template);
    for (const logicalId of ['b1', 'b2', 'b1']) nested(resource(logicalId));
    expect(template).toHaveBeenCalledTimes(1);
  });

  test('hold neither themselves nor what is around them', () => {
    expect(() => nestedIn('a.json')(resource('a'))).toThrow(`${file('a.json')}: resource "a" nests a template in itself`);
    const inner = nestedIn('a.json')(resource('b')) as { nested: ReturnType<typeof nestedIn> };
    expect(() => inner.nested(resource('a'))).toThrow(`${file('b.json')}: resource "a" nests a template in itself`);
  });

  test('are as many as CloudFormation and an assembly can have', () => {
    const nested = nestedIn('a.json');
    for (let i = 0; i < 25_000; i++) nested(resource(`b${i}`));
    expect(() => nested(resource('bMore'))).toThrow(`${file('a.json')}: there are more than 25000 nested stacks`);
  });

  test('are repeated as long as they have few resources', () => {
    const Resources = Object.fromEntries(Array.from({ length: 24_999 }, (_, i) => [`R${i}`, {}]));
    const nested = nestedIn('a.json', jest.fn(() => ({ Resources })));
    const [first, second, third, fourth, fifth] = ['b1', 'b2', 'b3', 'b4', 'b5'].map((logicalId) => nested(resource(logicalId)));
    for (const found of [first, second, third, fourth]) expect(found).toMatchObject({ body: { Resources } });
    expect(fifth).toEqual({ reason: 'templates that are nested more than once have more than 50000 resources' });
  });

  test('can be odd', () => {
    const nested = nestedIn('a.json', jest.fn(() => 'odd' as never));
    expect([nested(resource('b1')), nested(resource('b2'))]).toMatchObject([{ body: 'odd' }, { body: 'odd' }]);
  });
});
