import {
  Composer, CST, Document as YamlTree, DocumentOptions, isMap, isScalar, isSeq, LineCounter, ParseOptions, Parser, Scalar, SchemaOptions, Tags,
  YAMLError,
} from 'yaml';
import { Document, regionBetween } from './document';
import { MAX_DEPTH } from './limits';
import { isDeeper } from './yaml-depth';
import { inPieces, ReadYaml } from './yaml-pieces';
import { YamlValues } from './yaml-values';
import { Refusal } from '../../analysis/reader';

/** What CloudFormation leaves out of YAML 1.1, and numbers to the base of 60. */
const LEFT_OUT = /:(binary|omap|pairs|set|timestamp)$/;

/** CloudFormation reads YAML 1.1: `yes` is true. Equal keys are looked for afterwards, since the library compares each with each. */
const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  uniqueKeys: false,
  prettyErrors: false,
  resolveKnownTags: false,
  customTags: (tags: Tags) => tags.filter((tag) => typeof tag === 'string' || !(LEFT_OUT.test(tag.tag) || tag.format === 'TIME')),
};

/** Parses YAML and writes the short forms out. */
export function parseYaml(file: string, text: string): Document {
  const { body, values, lines } = inPieces(text, compose) ?? asWhole(file, text);
  let tree: YamlTree | undefined;
  return {
    body,
    lineOf(path) {
      const offset = values.offsetOf(body, path);
      return offset === undefined ? undefined : lines.linePos(offset).line;
    },
    scalarAt(path) {
      // Made anew when it is asked for, which only one format does: the nodes take more room than the values.
      tree ??= composed(file, text, new LineCounter());
      const range = scalarRange(tree.contents, path);
      const [start, end] = (range ?? []).map((offset) => lines.linePos(offset));
      return start && end && regionBetween({ line: start.line, column: start.col }, { line: end.line, column: end.col });
    },
  };
}

/** Reads a text of any form, or says what is wrong with it. */
function asWhole(file: string, text: string): ReadYaml {
  const lines = new LineCounter();
  const tree = composed(file, text, lines);
  const [error] = tree.errors;
  if (error) throw new Refusal(file, macroOf(text) ?? reasonOf(error, lines));
  const values = new YamlValues((offset, reason) => {
    throw new Refusal(file, `line ${lines.linePos(offset).line}: ${reason}`);
  });
  return { body: values.of(tree.contents), values, lines };
}

/** Where the text has a value in quotes or without; `undefined` for any other, and behind a short form or an alias. */
function scalarRange(root: unknown, path: readonly string[]): readonly [start: number, end: number] | undefined {
  const node = path.reduce((parent: unknown, key) => {
    if (isMap(parent)) return parent.items.find((pair) => isScalar(pair.key) && (pair.key.source ?? String(pair.key.value)) === key)?.value;
    return isSeq(parent) ? parent.items[Number(key)] : undefined;
  }, root);
  if (!isScalar(node) || node.tag?.startsWith('!') || node.anchor !== undefined || !node.range || !INLINE.includes(node.type)) return undefined;
  return [node.range[0], node.range[1]];
}

/** The kinds of scalars that begin and end in a line. */
const INLINE: readonly unknown[] = [Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE];

/** Markup around YAML that another program has to process first. */
function macroOf(text: string): string | undefined {
  const at = text.search(/\{%|\{\{(?!resolve:)/);
  if (at === -1) return undefined;
  const line = text.slice(0, at).split('\n').length;
  return `is not valid YAML: line ${line} holds ${JSON.stringify(text.slice(at, at + 2))}, as templates of Jinja, Helm and others do; check what they render`;
}

function composed(file: string, text: string, lines: LineCounter): YamlTree {
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  // The composer calls itself for each level, and would run out of stack.
  if (tokens.some((token) => isDeeper(token, MAX_DEPTH))) throw new Refusal(file, `is nested deeper than ${MAX_DEPTH} levels`);
  const [document, ...more] = compose(tokens, text.length);
  if (more.length > 0) throw new Refusal(file, 'holds several YAML documents; a template is one');
  return document;
}

function compose(tokens: Iterable<CST.Token>, end = 0): YamlTree[] {
  return withoutStackTraces(() => [...new Composer(OPTIONS).compose(tokens, true, end)]);
}

/** The library warns of every short form, since it knows no such tag: the stack traces of the warnings took half of its time. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function reasonOf({ message, pos: [offset] }: YAMLError, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset);
  return `is not valid YAML at line ${line}, column ${col}: ${message}`;
}
