import { unannounced } from '../../scripts/guides/complaints';
import { Guide, withPlacesOf } from '../../scripts/guides/guide';
import { pasteOf } from '../../scripts/guides/paste';

/** What a reader pastes, as the text of each file. */
function pasted(...lines: string[]): Record<string, string> {
  return Object.fromEntries(pasteOf(lines.join('\n')).map((file) => [file.path, file.lines.map(({ text }) => text).join('\n')]));
}

describe('what a guide makes', () => {
  test('a block without a path goes on in the file of the block before it', () => {
    expect(pasted('# A', '```ts', '// bin/shop.ts', 'one();', '```', 'Then:', '```ts', 'two();', '```'))
      .toEqual({ 'bin/shop.ts': '// bin/shop.ts\none();\ntwo();' });
  });

  test('a block with another path switches the file, and one with the first path comes back', () => {
    const block = (path: string, code: string) => ['```ts', `// ${path}`, code, '```'];
    expect(pasted(...block('bin/shop.ts', 'one();'), ...block('test/shop.test.ts', 'two();'), ...block('bin/shop.ts', 'three();'))).toEqual({
      'bin/shop.ts': '// bin/shop.ts\none();\n// bin/shop.ts\nthree();',
      'test/shop.test.ts': '// test/shop.test.ts\ntwo();',
    });
  });

  test('each line knows its place in the guide', () => {
    const [{ lines }] = pasteOf('# A\n\n```ts\n// lib/shop-stack.ts\none();\n```\n\n```ts\ntwo();\n```');
    expect(lines.map(({ at }) => at)).toEqual([4, 5, 9]);
  });

  test.each([
    ['a page without code', ['# A', 'Text.']],
    ['other languages', ['```sh', 'npx cdk synth', '```', '```diff', '-one();', '+two();', '```', '```', '// bin/shop.ts', '```']],
    ['a block inside a longer fence', ['````md', '```ts', 'one();', '```', '````']],
    ['code in a line', ['Use ```ts``` here.']],
  ])('nothing is pasted of %s', (_what, lines) => expect(pasted(...lines)).toEqual({}));

  test('a comment that is no path, and a path that is not alone, are code', () => {
    expect(pasted('```ts', '// bin/shop.ts', '```', '```ts', '// see lib/shop-stack.ts', 'one();', '```')['bin/shop.ts']).toContain('// see lib');
  });

  test.each([
    ['a first block without a path', ['# A', '```ts', 'one();', '```'], 'line 2: the first block names no file; begin it with a comment such as // bin/shop.ts'],
    ['a path outside of the app', ['```ts', '// ../shop.ts', '```'], 'line 2: ../shop.ts is no TypeScript file in bin, lib or test'],
    ['a path in a folder that nobody compiles', ['```ts', '// src/shop.ts', '```'], 'line 2: src/shop.ts is no TypeScript file in bin, lib or test'],
    ['a path of another language', ['```ts', '// bin/shop.js', '```'], 'line 2: bin/shop.js is no TypeScript file in bin, lib or test'],
    ['another name of the language', ['```typescript', '// bin/shop.ts', '```'], 'line 1: the fence says typescript; use ts for what is pasted'],
    ['a block in a list', ['- a', '  ```ts', '  // bin/shop.ts', '  ```'], 'line 2: the block is indented; code to paste begins in the first column'],
    ['a block without an end', ['```ts', '// bin/shop.ts'], 'line 1: the block has no end'],
  ])('refuses %s', (_what, lines, message) => expect(() => pasted(...lines)).toThrow(message));
});

describe('the place of an error', () => {
  const text = '# A\n\n```ts\n// bin/shop.ts\none();\n```';
  const guide: Guide = { name: 'tls', path: 'docs/guides/tls.md', text, files: pasteOf(text) };

  test.each([
    ['the compiler', 'tls/bin/shop.ts(2,1): error TS2304', 'docs/guides/tls.md:5: error TS2304'],
    ['a stack trace', 'at one (/home/me/tls/bin/shop.ts:2:7)', 'at one (docs/guides/tls.md:5)'],
  ])('of %s is in the guide', (_what, before, after) => expect(withPlacesOf(guide, before)).toBe(after));

  test.each([
    ['in another guide', 'mutual-tls/bin/shop.ts(2,1): error'],
    ['after the last line', 'tls/bin/shop.ts(9,1): error'],
  ])('%s stays', (_what, before) => expect(withPlacesOf(guide, before)).toBe(before));
});

describe('a guide announces', () => {
  const violation = (ruleName: string, severity: string) => ({ ruleName, severity, description: 'port 8080 is open' });
  const report = { pluginReports: [{ violations: [violation('SC607', 'warning'), violation('Annotation::@aws-cdk/aws-ecs:minHealthyPercent', 'warning')] }] };

  test('findings by their ids', () => expect(unannounced(report, 'See SC607, and @aws-cdk/aws-ecs:minHealthyPercent.')).toEqual([]));
  test('findings by their texts', () => expect(unannounced(report, 'CDK warns that port 8080 is open.')).toEqual([]));
  test('all of them', () => {
    expect(unannounced(report, 'See SC607.')).toEqual(['Annotation::@aws-cdk/aws-ecs:minHealthyPercent: port 8080 is open']);
    expect(unannounced(report, '')).toHaveLength(2);
  });
  test('no information', () => expect(unannounced({ pluginReports: [{ violations: [violation('SC408', 'info')] }] }, '')).toEqual([]));
});
