import { Document, regionBetween } from './document';
import { JsonMembers, Member, startOfValue } from './json-members';
import { JsonTokens, keysIn } from './json-tokens';
import { MAX_DEPTH } from './limits';
import { Refusal } from '../../analysis/reader';

/** Parses JSON. */
export function parseJson(file: string, text: string): Document {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new Refusal(file, reasonOf(error, text));
  }
  // The scan that finds the place costs more than all the rest, so that it runs only if something is wrong.
  if (keysBelow(body) !== keysIn(text)) checkStructure(file, text);

  const members = new Map<number, JsonMembers>();
  let lines: Lines | undefined;
  const find = (path: readonly string[]): Member | undefined => {
    let found: Member = { at: 0, value: startOfValue(text, 0) };
    for (const key of path) {
      let within = members.get(found.value);
      if (!within) members.set(found.value, within = new JsonMembers(text, found.value));
      const member = within.find(key);
      if (!member) return undefined;
      found = member;
    }
    return found;
  };
  const placeOf = (offset: number) => (lines ??= new Lines(text)).at(offset);
  return {
    body,
    lineOf(path) {
      const found = find(path);
      return found && placeOf(found.at).line;
    },
    scalarAt(path) {
      const value = find(path)?.value;
      const end = value === undefined ? undefined : endOfScalar(text, value);
      return value === undefined || end === undefined ? undefined : regionBetween(placeOf(value), placeOf(end));
    },
  };
}

/** Where a value ends that is no object and no list. */
function endOfScalar(text: string, start: number): number | undefined {
  const tokens = new JsonTokens(text, start);
  if (text.charAt(start) === '"') return tokens.next() ? tokens.end : undefined;
  const [word] = /^[-+.\w]+/.exec(text.slice(start, start + MAX_WORD)) ?? [];
  return word === undefined ? undefined : start + word.length;
}

/** The longest number that anybody writes. */
const MAX_WORD = 40;

function reasonOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const [, position] = / at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) {
    const at = Number(position);
    const { line, column } = new Lines(text).at(at);
    if (/^\/[/*]/.test(text.slice(at, at + 2))) return `is not valid JSON: a comment at line ${line}, column ${column}; JSON has none`;
    return `is not valid JSON at line ${line}, column ${column}`;
  }
  return /end of JSON input/.test(message) ? 'is not valid JSON: it ends too early' : 'is not valid JSON';
}

/** How many keys a value holds at all depths; an infinite number if it is nested too deep. */
function keysBelow(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === MAX_DEPTH) return Infinity;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += keysBelow(item, depth + 1);
    return keys;
  }
  const map = value as Readonly<Record<string, unknown>>;
  for (const key in map) keys += 1 + keysBelow(map[key], depth + 1);
  return keys;
}

/** JSON.parse takes the last of two equal keys and nests without end; CloudFormation does neither. */
function checkStructure(file: string, text: string): void {
  const tokens = new JsonTokens(text);
  const open: (Set<string> | undefined)[] = [];
  let [start, end] = [0, 0];
  while (tokens.next()) {
    switch (tokens.kind) {
      case '{':
      case '[':
        open.push(tokens.kind === '{' ? new Set() : undefined);
        if (open.length > MAX_DEPTH) throw new Refusal(file, `line ${lineOf(text, tokens.start)}: nested deeper than ${MAX_DEPTH} levels`);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case '"':
        [start, end] = [tokens.start, tokens.end];
        break;
      case ':': {
        const key = tokens.string(start, end);
        const keys = open[open.length - 1];
        if (keys?.has(key)) throw new Refusal(file, `line ${lineOf(text, start)}: key ${JSON.stringify(key)} stands twice in one object`);
        keys?.add(key);
      }
    }
  }
}

function lineOf(text: string, offset: number): number {
  return new Lines(text).at(offset).line;
}

/** Turns offsets in a text into line numbers. */
class Lines {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** The line and the column, both from 1, of an offset. */
  at(offset: number): { line: number; column: number } {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.starts[low] + 1 };
  }
}
