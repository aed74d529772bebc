/** The ways in which a sentence of the AWS page may be covered. */
export const KINDS = ['construct', 'rule', 'documentation', 'not observable'];

const HEADER = '| The page says | Kind | How | Held by |';

/** A row of the page: one statement of AWS. */
export interface Row {
  /** Id by which others cite it, such as `P12`; empty if it has none. */
  readonly id: string;
  readonly cells: number;
  readonly kinds: readonly string[];
  readonly how: string;
  /** The rules that it names. */
  readonly rules: readonly string[];
  readonly heldBy: readonly Citation[];
}

/** A file of tests or cases, relative to `docs`, and the titles that a row cites. */
interface Citation {
  readonly path: string;
  readonly titles: readonly string[];
}

/** The rows of all tables about statements of AWS. */
export function rowsOf(page: string): Row[] {
  const rows: Row[] = [];
  let inside = false;
  for (const line of page.split('\n')) {
    if (line === HEADER) inside = true;
    else if (!line.startsWith('|')) inside = false;
    else if (inside && !/^\|[-|]+$/.test(line)) rows.push(rowOf(line));
  }
  return rows;
}

function rowOf(line: string): Row {
  const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
  const [says, kinds = '', how = '', heldBy = ''] = cells;
  return {
    id: /^\*\*(P\d+)\*\* \S/.exec(says)?.[1] ?? '',
    cells: cells.length,
    kinds: kinds.split(', '),
    how,
    rules: [...new Set(line.match(/\bSC\d{3}\b/g))],
    heldBy: citationsIn(heldBy),
  };
}

/** Each link of a cell with the titles, in backticks, that follow it. */
function citationsIn(cell: string): Citation[] {
  const citations: { path: string; titles: string[] }[] = [];
  for (const [, title, path] of cell.matchAll(/`([^`]+)`|\]\(([^)]+)\)/g)) {
    if (path !== undefined) citations.push({ path, titles: [] });
    else citations.at(-1)?.titles.push(title);
  }
  return citations;
}
