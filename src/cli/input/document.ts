/** A part of a text: lines and columns from 1, the last column being the one behind it. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A parsed template with the positions in its text. */
export interface Document {
  /** JSON values; the short forms of YAML are written out. */
  readonly body: unknown;
  /** The line, from 1, of the key or list item that a path leads to; the path has to exist in the body. */
  lineOf(path: readonly string[]): number | undefined;
  /** Where the text has a value that is no map and no list, if other text can be written in its place. */
  scalarAt(path: readonly string[]): Region | undefined;
}

/** The part of a text between two places. */
export function regionBetween(start: Place, end: Place): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A line and a column, both from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}
