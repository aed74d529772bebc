import { isKnown, Maybe, PartialText, UNKNOWN, asText } from '../facts';

/** Follows the intrinsic functions of an argument. */
export type Resolve = (value: unknown) => unknown;

/** The longest text, and the longest list, that a function gives: CloudFormation itself takes 4,096 characters for a parameter. */
const MAX_TEXT = 16_384;
const MAX_ITEMS = 1000;

/** Whether a text or a list is longer than any that CloudFormation takes. */
export function isTooLarge(value: unknown): boolean {
  return typeof value === 'string' ? value.length > MAX_TEXT : Array.isArray(value) && value.length > MAX_ITEMS;
}

/** `Fn::Join`; a list of one gives its item as it is, even a reference. */
export function join(argument: unknown, resolve: Resolve): unknown {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return UNKNOWN;
  const items = resolve(argument[1]);
  if (!Array.isArray(items)) return UNKNOWN;
  if (items.length === 1) return items[0];
  const text = new TextBuilder();
  for (const [i, item] of items.entries()) {
    if (i > 0) text.add(argument[0]);
    text.addValue(item);
    if (text.isFull) return UNKNOWN;
  }
  return text.result();
}

/** `Fn::Select` */
export function select(argument: unknown, resolve: Resolve): unknown {
  if (!Array.isArray(argument)) return UNKNOWN;
  const index = asText(resolve(argument[0]));
  const items = resolve(argument[1]);
  if (!isKnown(index) || !Array.isArray(items)) return UNKNOWN;
  return items[Number(index)] ?? UNKNOWN;
}

/** `Fn::Split` */
export function split(argument: unknown, resolve: Resolve): unknown {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return UNKNOWN;
  const text = resolve(argument[1]);
  return typeof text === 'string' ? itemsIn(text, argument[0]) : UNKNOWN;
}

/** What stands between the separators of a text. */
export function itemsIn(text: string, separator: string): Maybe<readonly string[]> {
  if (text.length > MAX_TEXT) return UNKNOWN;
  const items = text.split(separator, MAX_ITEMS + 1);
  return items.length > MAX_ITEMS ? UNKNOWN : items;
}

/** `Fn::Sub`; `valueOf` gives the value of a name that is not among the variables of the function. */
export function sub(argument: unknown, resolve: Resolve, valueOf: (name: string) => unknown): unknown {
  const [text, variables]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return UNKNOWN;
  const given = new Map(typeof variables === 'object' && variables !== null ? Object.entries(variables) : []);
  const values = new Map<string, unknown>();
  const look = (name: string): unknown => {
    if (!values.has(name)) values.set(name, given.has(name) ? resolve(given.get(name)) : valueOf(name));
    return values.get(name);
  };

  const result = new TextBuilder();
  for (const { literal, name } of partsOf(text)) {
    if (name !== undefined && text.length === name.length + 3) return look(name.trim());
    result.add(literal);
    if (name !== undefined) result.addValue(look(name.trim()));
    if (result.isFull) return UNKNOWN;
  }
  return result.result();
}

/** Whether a text holds a dynamic reference. */
export function hasReference(text: string): boolean {
  return text.includes('{{resolve:');
}

/** The names in the text of an `Fn::Sub`, each once for every place. */
export function * namesIn(text: string): Iterable<string> {
  for (const { name } of partsOf(text)) if (name !== undefined) yield name.trim();
}

/** The parts of the text of an `Fn::Sub`: literal text, and the name that follows it. Goes through the text once, whatever it holds. */
function * partsOf(text: string): Iterable<{ literal: string; name?: string }> {
  let at = 0;
  for (let open = text.indexOf('${'); open !== -1; open = text.indexOf('${', at)) {
    const close = text.indexOf('}', open);
    if (close === -1) break;
    const name = text.slice(open + 2, close);
    if (name.startsWith('!')) yield { literal: `${text.slice(at, open)}\${${name.slice(1)}}` };
    else if (name === '') yield { literal: text.slice(at, close + 1) };
    else yield { literal: text.slice(at, open), name };
    at = close + 1;
  }
  yield { literal: text.slice(at) };
}

/** Puts a text together, of parts that may be unknown. */
class TextBuilder {
  /** Whether the text is longer than any that CloudFormation takes. */
  isFull = false;
  private text = '';
  private complete = true;

  add(text: string): void {
    if (this.text.length + text.length > MAX_TEXT) this.isFull = true;
    else this.text += text;
  }

  addValue(value: unknown): void {
    if (value instanceof PartialText) {
      this.complete = false;
      this.add(value.visible);
      return;
    }
    const text = asText(value);
    if (!isKnown(text)) this.complete = false;
    this.add(isKnown(text) ? text : PartialText.GAP);
  }

  result(): unknown {
    return this.complete ? this.text : new PartialText(this.text);
  }
}
