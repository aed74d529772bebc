import { Item } from './arrange';
import { Point } from './geometry';

const GAP = 72;
/** Between rows there is room for the titles that a far view shows above the frames. */
const ROW_GAP = 96;
/** Width to height of what a screen shows beside the lists. */
const SCREEN = 1.25;

/** Places items in rows, as text is: in as many rows as let a screen show them largest. */
export function inRows(items: readonly Item[]): ReadonlyMap<string, Point> {
  const [first, ...others] = widthsOf(items).map((width) => rowsOf(items, width));
  const best = others.reduce((found, rows) => (reach(rows) < reach(found) ? rows : found), first);
  const corners = new Map<string, Point>();
  let y = 0;
  for (const row of best) {
    let x = 0;
    for (const { key, width, height } of row) {
      // The lower ones of a row are in the middle of it.
      corners.set(key, { x, y: y + (heightOf(row) - height) / 2 });
      x += width + GAP;
    }
    y += heightOf(row) + ROW_GAP;
  }
  return corners;
}

/** Widths to try: those of the first one, two, three … items. */
function widthsOf(items: readonly Item[]): number[] {
  const widest = Math.max(0, ...items.map(({ width }) => width));
  const widths = items.map((_item, i) => widthOf(items.slice(0, i + 1)));
  return [widest, ...widths.filter((width) => width > widest).slice(0, 60)];
}

function rowsOf(items: readonly Item[], most: number): Item[][] {
  const rows: Item[][] = [[]];
  for (const item of items) {
    const row = rows[rows.length - 1];
    if (row.length > 0 && widthOf([...row, item]) > most) rows.push([item]);
    else row.push(item);
  }
  return rows;
}

function reach(rows: readonly Item[][]): number {
  const height = rows.reduce((sum, row) => sum + heightOf(row), (rows.length - 1) * ROW_GAP);
  return Math.max(...rows.map(widthOf), height * SCREEN);
}

function widthOf(row: readonly Item[]): number {
  return row.reduce((sum, { width }) => sum + width, (row.length - 1) * GAP);
}

function heightOf(row: readonly Item[]): number {
  return Math.max(0, ...row.map(({ height }) => height));
}
