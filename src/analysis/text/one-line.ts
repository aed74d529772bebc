/**
 * Characters that move the cursor, change colours, reverse the direction of writing or are invisible: templates may come from anywhere.
 *
 * C0 and C1 controls, format characters, separators of lines, characters that are shown as nothing, halves of characters.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The same, but for the breaks of lines that a document is made of. */
const INVISIBLE_IN_DOCUMENT = new RegExp(`(?!\\n)${INVISIBLE.source}`, 'gu');

/** Text of a template as a terminal may show it: one line, with control characters as `\u001b`. */
export function oneLine(text: string): string {
  return joinLines(text).replace(INVISIBLE, escaped);
}

/** A value as JSON, with control characters as `\u001b`: programs read the same value. */
export function asSafeJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(INVISIBLE_IN_DOCUMENT, escaped)}\n`;
}

/** The lines of a text in one, a blank between them. */
function joinLines(text: string): string {
  const lines = text.split(/[\r\n]+/);
  return lines.map((line, i) => {
    const start = i === 0 ? line : line.trimStart();
    return i === lines.length - 1 ? start : start.trimEnd();
  }).join(' ');
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
