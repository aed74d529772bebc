import { CST, isMap, Lexer, LineCounter, ParsedNode, Parser, Document as YamlTree } from 'yaml';
import { MAX_DEPTH } from './limits';
import { isDeeper } from './yaml-depth';
import { YamlValues } from './yaml-values';
import { Refusal } from '../../analysis/reader';

/** How many entries of a map become values at once. */
const BATCH = 8;

/** Anchors and aliases hold for what comes after them, directives for all. */
const FAR_REACHING = /^[&*%]/;

type Compose = (tokens: Iterable<CST.Token>) => YamlTree[];

/** The values of a document, with their places. */
export interface ReadYaml {
  readonly body: unknown;
  readonly values: YamlValues;
  readonly lines: LineCounter;
}

/**
 * Reads a template in pieces: the entries of its sections, the resources above all, become values when they are complete, so that their
 * tokens and nodes, which take thirty times the room of the text, are gone before the next ones come.
 *
 * `undefined` for what is not read so: a text with anchors, aliases, directives or errors, whose whole tells what is right.
 */
export function inPieces(text: string, compose: Compose): ReadYaml | undefined {
  const lines = new LineCounter();
  const values = new YamlValues((_offset, reason) => {
    throw new Refusal('', reason);
  });
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let section: CST.Token | undefined;
  let settled = 0;
  lines.addNewLine(0);
  try {
    for (const lexeme of new Lexer().lex(text)) {
      if (FAR_REACHING.test(lexeme)) return undefined;
      for (const token of parser.next(lexeme)) tokens.push(token);
      const top = sectionOf(parser);
      if (!top) continue;
      if (top !== section) [section, settled] = [top, 0];
      // The parser can still move comments from an entry to the one before it.
      const complete = top.items.length - 2;
      if (complete - settled < BATCH) continue;
      if (!settle(top, top.items.slice(settled, complete), compose, values)) return undefined;
      settled = complete;
    }
    for (const token of parser.end()) tokens.push(token);
    if (tokens.some((token) => token.type === 'error' || isDeeper(token, MAX_DEPTH))) return undefined;
    const [tree, ...more] = compose(tokens);
    return more.length > 0 || tree.errors.length > 0 ? undefined : { body: values.of(tree.contents), values, lines };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The section that is read now: a map below the map that the document is. */
function sectionOf({ stack: [document, root, section] }: Parser): CST.BlockMap | undefined {
  return document?.type === 'document' && root?.type === 'block-map' && section?.type === 'block-map' ? section : undefined;
}

/** Turns entries into values, and leaves a scalar in the place of each; `false` if they cannot be read alone. */
function settle(section: CST.BlockMap, entries: CST.BlockMap['items'], compose: Compose, values: YamlValues): boolean {
  const large = entries.filter(({ value }) => value && 'items' in value);
  if (large.some(({ value }) => isDeeper(value!, MAX_DEPTH))) return false;
  if (large.length === 0) return true;
  const { offset, indent } = section;
  const [{ contents, errors }] = compose([{ type: 'document', offset, start: [], value: { type: 'block-map', offset, indent, items: large } }]);
  if (errors.length > 0 || !isMap<ParsedNode, ParsedNode>(contents) || contents.items.length !== large.length) return false;
  for (const [i, entry] of large.entries()) {
    const at = entry.value!.offset;
    values.keep(at, contents.items[i].value, SECTION_DEPTH);
    entry.value = { type: 'scalar', offset: at, indent: indent + 1, source: '~' };
  }
  return true;
}

/** How deep the values of a section are. */
const SECTION_DEPTH = 2;
