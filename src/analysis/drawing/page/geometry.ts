/** A place in a picture, in pixels at 100 %. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The size of something. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle; `x` and `y` are its upper left corner. */
export interface Box extends Point, Size {}

/** A box around others; above them, it can have more room. */
export function around(boxes: readonly Box[], margin: number, above = margin): Box {
  const [left, top, right, bottom] = boxes.reduce(([l, t, r, b], { x, y, width, height }) => (
    [Math.min(l, x), Math.min(t, y), Math.max(r, x + width), Math.max(b, y + height)]
  ), [Infinity, Infinity, -Infinity, -Infinity]);
  if (left > right) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin };
  return { x: tenth(left - margin), y: tenth(top - above), width: tenth(right - left + 2 * margin), height: tenth(bottom - top + above + margin) };
}

/** Tenths of a pixel. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Points in tenths of a pixel. */
export function tenths(points: readonly Point[]): Point[] {
  return points.map(({ x, y }) => ({ x: tenth(x), y: tenth(y) }));
}

/** The box of a size around a point. */
export function boxAround({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
