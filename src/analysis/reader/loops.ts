import { Bare, Maybe, UNKNOWN, asText, isKnown } from '../facts';
import { Resolve } from './text-functions';

const PREFIX = 'Fn::ForEach::';
const FIRST = PREFIX.charCodeAt(0);
/** How many values the loops of a template write, all together. */
const MAX_WRITTEN = 200_000;
/** How many entries they write: CloudFormation takes 500 resources, and 200 of everything else. */
const MAX_ENTRIES = 1000;
/** Characters of a text that count as one value. */
const TEXT_UNIT = 100;

/** An entry of a section, written out. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  /** Where the text has it, if not under its key: keys and indexes from the section on. */
  readonly written?: readonly string[];
}

/** A loop that cannot be written out. */
export interface OpenLoop {
  readonly key: string;
  readonly reason: string;
}

/** Text by the name of a loop's variable. */
type Variables = ReadonlyMap<string, string>;

/** Whether a key of a map is an `Fn::ForEach`. */
export function isLoop(key: string): boolean {
  // Asked for each key of each map: most differ in the first letter.
  return key.charCodeAt(0) === FIRST && key.startsWith(PREFIX);
}

/**
 * Writes out the `Fn::ForEach` loops of a template whose collections are known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export class Loops {
  /** Loops that could not be written out. */
  readonly open: OpenLoop[] = [];
  private count = 0;
  private entryCount = 0;

  constructor(private readonly resolve: Resolve) {}

  /** The entries of a section. */
  * entries(section: Readonly<Record<string, unknown>>): Iterable<Entry> {
    for (const key of Object.keys(section)) {
      if (isLoop(key)) yield* this.iterate(key, section[key], new Map(), [key]);
      else yield { key, value: section[key] };
    }
  }

  /** A map with its loops written out; `undefined` if one of them cannot be. */
  expanded(map: Readonly<Record<string, unknown>>): unknown {
    const result = this.copyMap(map, new Map());
    return this.open.length > 0 ? undefined : result;
  }

  private * iterate(key: string, loop: unknown, outer: Variables, written: readonly string[]): Iterable<Entry> {
    const [name, collection, fragment]: unknown[] = Array.isArray(loop) && loop.length === 3 ? loop : [];
    if (typeof name !== 'string' || typeof fragment !== 'object' || fragment === null) {
      this.open.push({ key, reason: 'it is not a list of a name, a collection and a map' });
      return;
    }
    const items = this.resolve(this.copy(collection, outer));
    const texts: readonly (Maybe<string> | undefined)[] = Array.isArray(items) ? items.map(asText) : [UNKNOWN];
    if (!texts.every(isKnown)) {
      this.open.push({ key, reason: 'its collection is known only at deployment' });
      return;
    }
    for (const text of texts) {
      const variables = new Map(outer).set(name, text);
      for (const [inner, value] of Object.entries(fragment)) {
        const place = [...written, '2', inner];
        if (this.isFull(key)) return;
        if (isLoop(inner)) yield* this.iterate(inner, value, variables, place);
        else yield this.entry(this.substitute(inner, variables), this.copy(value, variables), place);
      }
    }
  }

  private entry(key: string, value: unknown, written: readonly string[]): Entry {
    this.entryCount++;
    return { key, value, written };
  }

  /** Whether no more is written out; said once. */
  private isFull(key: string): boolean {
    if (this.count <= MAX_WRITTEN && this.entryCount < MAX_ENTRIES) return false;
    const reason = this.count > MAX_WRITTEN ? `the loops write more than ${MAX_WRITTEN} values` : `the loops write more than ${MAX_ENTRIES} entries`;
    if (!this.open.some((loop) => loop.reason === reason)) this.open.push({ key, reason });
    return true;
  }

  /** A copy in which the variables of loops have their text. */
  private copy(value: unknown, variables: Variables): unknown {
    this.count++;
    if (typeof value === 'string') return this.substitute(value, variables);
    if (typeof value !== 'object' || value === null || this.count > MAX_WRITTEN) return value;
    if (Array.isArray(value)) return value.map((item) => this.copy(item, variables));
    return this.copyMap(value as Readonly<Record<string, unknown>>, variables);
  }

  private copyMap(map: Readonly<Record<string, unknown>>, variables: Variables): unknown {
    const { Ref: name } = map;
    if (typeof name === 'string' && variables.has(name)) return variables.get(name);
    const result = new Bare();
    for (const [key, value] of Object.entries(map)) {
      if (!isLoop(key)) result[this.substitute(key, variables)] = this.copy(value, variables);
      else for (const entry of this.iterate(key, value, variables, [])) result[entry.key] = entry.value;
    }
    return result;
  }

  /** `${Name}` is the text, `&{Name}` the text without what a logical id cannot have. */
  private substitute(text: string, variables: Variables): string {
    if (!text.includes('{')) return text;
    let result = text;
    for (const [name, value] of variables) {
      result = result.replaceAll(`\${${name}}`, () => value).replaceAll(`&{${name}}`, () => value.replace(/[^A-Za-z0-9]/g, ''));
    }
    this.count += Math.ceil(result.length / TEXT_UNIT);
    return result;
  }
}
