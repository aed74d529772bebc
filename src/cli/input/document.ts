/** A parsed template with the positions in its text. */
export interface Document {
  /** JSON values; the short forms of YAML are written out. */
  readonly body: unknown;
  /** The line, from 1, of the key or list item that a path leads to; the path has to exist in the body. */
  lineOf(path: readonly string[]): number | undefined;
}
