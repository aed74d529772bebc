import { renderMarkdown } from '../../src/cli/markdown';

const PAGE = 'https://example.com/docs/rules/SC204.md';
const ESCAPE = '\u001b';

/** What a terminal without colours shows, without the line break at its end. */
function plain(markdown: string, columns?: number): string {
  return renderMarkdown(markdown, PAGE, { colour: false, columns }).slice(0, -1);
}

describe('without colours', () => {
  test.each<[string, string, string]>([
    ['a heading', '## Why', 'Why'],
    ['a paragraph as one, whatever its lines', 'ECS rejects\nthe service.', '  ECS rejects the service.'],
    ['emphasis as plain words', '**CDK**: Set `port`.', '  CDK: Set `port`.'],
    ['a message', '> Port is 0', '  Port is 0'],
    ['a list', '- one\n  more\n- two', '  - one more\n  - two'],
    ['code with its own lines, marks and blank lines', '```yaml\nA: **b**\n\n  # [c](d)\n```', '      A: **b**\n\n        # [c](d)'],
    ['a link with its address', 'See [AWS](https://aws.amazon.com/ecs).', '  See AWS (https://aws.amazon.com/ecs).'],
    ['a link that its page starts', 'See [the guide](../guides/size-tasks.md#how).', '  See the guide (https://example.com/docs/guides/size-tasks.md#how).'],
    ['a link whose text breaks', '[two\nwords](https://a.b)', '  two words (https://a.b/)'],
    ['a rule by its id', 'See [SC101](SC101.md#limits).', '  See SC101.'],
    ['a narrow table in columns', '| A | B |\n|---|---|\n| `x` | one \\| two |', '  A    B\n  ---  ---------\n  `x`  one | two'],
    ['blocks with a blank line between them', '# A\n\ntext\n\n\n```ts\nx;\n```\n', 'A\n\n  text\n\n      x;'],
    ['nothing of an empty page', '', ''],
  ])('shows %s', (_what, markdown, text) => expect(plain(markdown)).toBe(text));

  test('wraps prose at the width of the terminal, and at 80 where it has none', () => {
    const text = 'word '.repeat(60).trim();
    const widest = (columns?: number) => Math.max(...plain(`${text}\n\n- ${text}`, columns).split('\n').map(({ length }) => length));
    expect([widest(40), widest(80), widest()]).toEqual([38, 78, 78]);
    expect(plain(text)).toBe(plain(text, 80));
  });

  test('indents what an entry of a list continues with', () => {
    expect(plain('- one two three four five six', 24)).toBe('  - one two three four\n    five six');
  });

  test('shows a table that is too wide as a list, with the heads of its columns', () => {
    expect(plain(`| Prop | Minimum |\n|---|---|\n| cpu | ${'32 '.repeat(6).trim()} |`, 24)).toBe('  - cpu\n    Minimum: 32 32 32 32\n    32 32');
  });
});

describe('with colours', () => {
  const coloured = (markdown: string) => renderMarkdown(markdown, PAGE, { colour: true });

  test('headings, emphasis and code in a line have some', () => {
    for (const markdown of ['# Why', '**strong**', '`code`']) expect(coloured(markdown)).toContain(ESCAPE);
  });

  test('blocks of code have none, so that they can be copied', () => {
    expect(coloured('```ts\nconst a = `b`; // **c**\n```')).toBe('      const a = `b`; // **c**\n');
  });

  test('emphasis that breaks into two lines is one', () => {
    const text = renderMarkdown(`**${'word '.repeat(10).trim()}**`, PAGE, { colour: true, columns: 30 });
    expect(text).not.toContain('*');
    expect(text.split(`${ESCAPE}[1m`)).toHaveLength(2);
  });
});
