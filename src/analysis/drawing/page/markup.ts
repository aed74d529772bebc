import { oneLine } from '../../text';

/** HTML or SVG. */
export class Markup {
  /** Text that is markup already: of a file of this package, or made by {@link markup}. */
  static trusted(text: string): Markup {
    return new Markup(text);
  }

  private constructor(readonly text: string) {}
}

/** What a template of markup takes. `false` and `undefined` give nothing. */
type Part = string | number | false | undefined | Markup | readonly Part[];

/** Markup with values in it: texts are escaped, whatever they hold. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return Markup.trusted(pieces.map((piece, i) => (i === 0 ? piece : `${rendered(parts[i - 1])}${piece}`)).join(''));
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  return Array.isArray(part) ? part.map(rendered).join('') : escaped(String(part));
}

/** Text between tags, or inside a quoted attribute. */
function escaped(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
