import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '..', '..', '..', 'src');

/** Their texts are for a terminal, or of a template, not of a call. */
const NO_CALLS = ['cli', 'analysis/reader', 'analysis/topology'];

/** What only TypeScript or JavaScript writes: the same message is read in Python, Java, C# and Go. */
const ONLY_TYPESCRIPT: Readonly<Record<string, RegExp>> = {
  'a constructor': /\bnew [A-Z]\w*\(/,
  'a call': /\w\((?:…|\[|\{|\))/,
  'an arrow': /=>/,
  'an object': /\{ ?[\w.…]/,
  'a list of calls': /\[[A-Z]\w*\./,
  'a prop with its value': /\b[a-z]\w*: (?:true|false|\[|[A-Z]\w*\.)/,
  'a missing value': /\b(?:undefined|null)\b/,
};

interface Text {
  readonly place: string;
  readonly text: string;
}

/** The sentences in the sources: texts with a blank, where a value that is put in is "X". */
function* sentences(): Iterable<Text> {
  for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const place = relative(SRC, file);
    if (!entry.name.endsWith('.ts') || NO_CALLS.some((folder) => place.startsWith(`${folder}/`))) continue;
    for (const text of textsIn(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))) {
      if (text.includes(' ')) yield { place, text };
    }
  }
}

function* textsIn(node: ts.Node): Iterable<string> {
  if (ts.isStringLiteralLike(node)) yield node.text;
  if (ts.isTemplateExpression(node)) yield node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join('');
  for (const child of node.getChildren()) yield* textsIn(child);
}

const SENTENCES = [...sentences()];

describe('the messages that calls throw', () => {
  test('are found', () => {
    expect(SENTENCES.length).toBeGreaterThan(500);
    expect(SENTENCES.map(({ text }) => text)).toContain('do it before the app is synthesised; in a test, before its template is read');
  });

  test.each(Object.entries(ONLY_TYPESCRIPT))('have no syntax that only TypeScript has: %s', (_what, syntax) => {
    expect(SENTENCES.filter(({ text }) => syntax.test(text))).toEqual([]);
  });

  test.each([
    ['a constructor', 'use new ServiceConnectNamespace(this)'],
    ['a call', 'call endpoint() of the service'],
    ['an arrow', 'give () => name'],
    ['an object', 'give { port }'],
    ['a list of calls', 'give [ServiceConnectEndpoint.http]'],
    ['a prop with its value', 'set enabled: false'],
    ['a missing value', 'port is undefined'],
  ])('would be found with %s', (what, text) => {
    expect(text).toMatch(ONLY_TYPESCRIPT[what]);
  });
});
