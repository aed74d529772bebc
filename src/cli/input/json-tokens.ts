const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const SPACE = 32;
/** By character code, 1 for the characters that tokens start with. */
const STRUCTURE = new Uint8Array(128);
for (const character of '{}[],:"') STRUCTURE[character.charCodeAt(0)] = 1;

/** By character code, what a bracket adds to the depth. */
const NESTS = new Int8Array(128);
for (const bracket of '{[') NESTS[bracket.charCodeAt(0)] = 1;
for (const bracket of '}]') NESTS[bracket.charCodeAt(0)] = -1;

/** Goes through the structure of a valid JSON text: brackets, commas, colons and strings. Numbers and words are passed over. */
export class JsonTokens {
  /** The character that the token starts with. */
  kind = '';
  /** Offset of the token. */
  start = 0;

  constructor(private readonly text: string, /** Offset behind the token. */ public end = 0) {}

  /** Moves to the next token; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    let at = this.end;
    while (at < text.length && STRUCTURE[text.charCodeAt(at)] !== 1) at++;
    this.start = at;
    this.kind = text.charAt(at);
    this.end = text.charCodeAt(at) === QUOTE ? endOfString(text, at) : at + 1;
    return at < text.length;
  }

  /** Moves behind the bracket that closes the one that the token is. */
  skip(): void {
    const { text } = this;
    let at = this.end;
    for (let depth = 1; depth > 0;) {
      const code = text.charCodeAt(at);
      depth += NESTS[code];
      at = code === QUOTE ? endOfString(text, at) : at + 1;
    }
    this.end = at;
  }

  /** The text of a string between two offsets, its quotes included. */
  string(start: number, end: number): string {
    const raw = this.text.slice(start + 1, end - 1);
    return raw.includes('\\') ? JSON.parse(`"${raw}"`) as string : raw;
  }
}

/** How many keys a valid JSON text holds: the strings before a colon. */
export function keysIn(text: string): number {
  let keys = 0;
  for (let start = text.indexOf('"'); start >= 0;) {
    let at = endOfString(text, start);
    while (text.charCodeAt(at) <= SPACE) at++;
    if (text.charCodeAt(at) === COLON) keys++;
    start = text.indexOf('"', at);
  }
  return keys;
}

function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (quote - before) % 2 === 0;
}
