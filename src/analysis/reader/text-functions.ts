import { asText, GAP, isKnown, Maybe, UNKNOWN } from '../facts';

/** Follows the intrinsic functions of an argument. */
export type Resolve = (value: unknown) => unknown;

/** `Fn::Join`; a list of one gives its item as it is, be it a reference. A `gap` takes the place of what is unknown. */
export function join(argument: unknown, resolve: Resolve, gap?: string): unknown {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return UNKNOWN;
  const items = resolve(argument[1]);
  if (!Array.isArray(items)) return UNKNOWN;
  if (items.length === 1) return items[0];
  const texts = items.map((item) => knownOr(asText(item), gap));
  return texts.every(isKnown) ? texts.join(argument[0]) : UNKNOWN;
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
  return typeof text === 'string' && !text.includes(GAP) ? text.split(argument[0]) : UNKNOWN;
}

/** `Fn::Sub`; `valueOf` gives the value of a name that the text alone knows. A `gap` takes the place of what is unknown. */
export function sub(argument: unknown, resolve: Resolve, valueOf: (name: string) => unknown, gap?: string): unknown {
  const [text, variables]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return UNKNOWN;
  const given = new Map(typeof variables === 'object' && variables !== null ? Object.entries(variables) : []);
  const look = (name: string) => (given.has(name) ? resolve(given.get(name)) : valueOf(name));

  const alone = /^\$\{([^!}][^}]*)\}$/.exec(text);
  if (alone) return look(alone[1].trim());
  let known = true;
  const result = text.replace(/\$\{([^}]*)\}/g, (_match, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const value = knownOr(asText(look(name.trim())), gap);
    known &&= isKnown(value);
    return isKnown(value) ? value : '';
  });
  return known ? resolve(result) : UNKNOWN;
}

function knownOr(text: Maybe<string> | undefined, gap: string | undefined): Maybe<string> | undefined {
  return isKnown(text) ? text : gap ?? text;
}
