import { BANNED_PHRASES } from '../../scripts/words/phrases';
import { sentencesOf, wordsOf } from '../../scripts/words/sentences';

const textsOf = (markdown: string) => sentencesOf(markdown).map(({ text }) => text);
const lengthsOf = (markdown: string) => sentencesOf(markdown).map(({ words }) => words);

describe('sentences end', () => {
  test.each([
    ['at full stops, question marks and exclamation marks', 'One two. Three four? Five! Six', ['One two.', 'Three four?', 'Five!', 'Six']],
    ['before code and digits', 'One. `two` three. 4 five.', ['One.', '`two` three.', '4 five.']],
    ['after a closing bracket or quotation mark', '(One two.) Three. "Four." Five', ['(One two.)', 'Three.', '"Four."', 'Five']],
    ['before a bracket, a link or a bold word', 'One. (Two.) [Three](x.md) four. **Five** six.', ['One.', '(Two.)', 'Three four.', 'Five six.']],
    ['after code', 'Set `a`. Use `b`.', ['Set `a`.', 'Use `b`.']],
    ['before a name without a capital', 'One. jsii two. npm three.', ['One.', 'jsii two.', 'npm three.']],
    ['at the end of a paragraph', 'One two:\n\nthree four', ['One two:', 'three four']],
    ['at the end of an item', '- one\n- two. Three\n  four\n1. five\n2. six', ['one', 'two.', 'Three four', 'five', 'six']],
    ['at an item that follows a paragraph without an empty line', 'One:\n- two', ['One:', 'two']],
  ])('%s', (_where, markdown, expected) => expect(textsOf(markdown)).toEqual(expected));
});

describe('sentences do not end', () => {
  test.each([
    ['at abbreviations', 'Use a name, e.g. Catalog, i.e. "Catalog" (e.g. `catalog`), vs. AWS.'],
    ['in version numbers', 'From 2.263.0 on, Node.js 20 and jsii 6.0 work.'],
    ['in code', 'Set `a.b` and `x. Y` of it.'],
    ['in names of files', 'See package.json and README.md for it.'],
    ['in links', 'See [the page of AWS](https://a.b/C.D "A. B") for it.'],
    ['at a line break', 'One two\nthree Four\nfive.'],
    ['at colons and semicolons', 'One: Two; Three.'],
  ])('%s', (_where, markdown) => expect(sentencesOf(markdown)).toHaveLength(1));
});

describe('words', () => {
  test.each([
    ['a code is one', 'Set `a.b({ c: 1 })` here.', 3],
    ['a link has those of its text', '[Two words](a b c.md) more.', 3],
    ['a link around code has one', 'See [`a b`](c.md).', 2],
    ['a picture has none', 'One ![two three](four.svg) five.', 2],
    ['signs are none', 'One → two – three & four.', 4],
    ['emphasis adds none', '**One** *two*.', 2],
    ['asterisks in code stay', 'One `a * b ** c`.', 2],
    ['a hyphen joins', 'One-way road.', 2],
  ])('%s', (_what, markdown, count) => expect(lengthsOf(markdown)).toEqual([count]));

  test('are not counted in code blocks, tables, headings, quotations, comments and definitions of links', () => {
    const markdown = '# One two\n```ts\nconst x = 1. Two;\n```\n| a | b |\n|---|---|\n> Quoted. Twice\n<!-- Not read. -->\n[a]: https://b.c\nOnly this.';
    expect(textsOf(markdown)).toEqual(['Only this.']);
  });

  test('of a page are those of headings and tables, too, but not of code blocks', () => {
    expect(wordsOf('# One two\n\nThree.\n\n| four | `five five` |\n|---|---|\n| [six](seven.md) | |\n\n```\neight\n```\n')).toBe(6);
  });
});

test('a sentence has the line on which it begins', () => {
  const markdown = '# Title\n\nOne\ntwo. Three\nfour.\n\n```\ncode\n```\n- five.\n  Six.';
  expect(sentencesOf(markdown).map(({ line, text }) => [line, text])).toEqual([[3, 'One two.'], [4, 'Three four.'], [10, 'five.'], [11, 'Six.']]);
});

describe('banned phrases', () => {
  const bannedIn = (text: string) => BANNED_PHRASES.filter(({ pattern }) => pattern.test(text));

  test.each([
    'the templates, whoever wrote them', 'Where you have measured less, set it.', 'if you know it, say so', 'the reason stands in the log',
    'two groups, of which one is open', 'a value that is no token', 'what is to be had', 'its Region has to be that of the service',
    'you may call it', 'a circle of services', 'you can easily do it', 'just call it', 'a robust mesh',
  ])('find "%s"', (text) => expect(bannedIn(text)).toHaveLength(1));

  test.each([
    'Where to go next', 'Where does it log?', 'In May 2025', 'a stand-alone task', 'There is no token.', 'It is no longer open.', 'just before the deployment',
    'which is the part of the proxy', 'open to all',
  ])('pass "%s"', (text) => expect(bannedIn(text)).toEqual([]));
});
