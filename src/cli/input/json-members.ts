import { JsonTokens } from './json-tokens';

/** A member of an object or a list: where its key (or, in a list, the item) starts, and where its value does. */
export interface Member {
  readonly at: number;
  readonly value: number;
}

/** The members of an object or a list in a valid JSON text; as much is read as somebody asks for. */
export class JsonMembers {
  private readonly known = new Map<string, Member>();
  private readonly tokens: JsonTokens;
  private readonly isList: boolean;
  private isOpen = true;
  private key = { start: 0, end: 0 };

  constructor(private readonly text: string, /** Offset of the bracket. */ start: number) {
    this.tokens = new JsonTokens(text, start);
    this.tokens.next();
    this.isList = this.tokens.kind === '[';
    if (this.isList) this.addItem();
  }

  /** The member of a key or, in a list, of an index. */
  find(key: string): Member | undefined {
    while (!this.known.has(key) && this.isOpen && this.tokens.next()) this.read();
    return this.known.get(key);
  }

  private read(): void {
    const { kind, start, end } = this.tokens;
    if (kind === '{' || kind === '[') this.tokens.skip();
    else if (kind === '}' || kind === ']') this.isOpen = false;
    else if (kind === '"') this.key = { start, end };
    else if (kind === ':') this.known.set(this.tokens.string(this.key.start, this.key.end), { at: this.key.start, value: startOfValue(this.text, end) });
    else if (kind === ',' && this.isList) this.addItem();
  }

  private addItem(): void {
    const value = startOfValue(this.text, this.tokens.end);
    this.known.set(String(this.known.size), { at: value, value });
  }
}

/** Where the value starts that is next in a text. */
export function startOfValue(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}
