import { Box, Point } from './geometry';

/**
 * A smooth way through points, from the right side of a box to the left side of another, if it leads that way: the first point, then for
 * each curve its two control points and its end.
 */
export function curveThrough(points: readonly Point[], from: Box, to: Box, obstacles: readonly Box[] = []): Point[] {
  const [first, ...others] = straightened(fromSideToSide(points, from, to), obstacles.filter((box) => box !== from && box !== to));
  let before = first;
  return [first, ...others.flatMap((point) => {
    const middle = (before.x + point.x) / 2;
    const curve = [{ x: middle, y: before.y }, { x: middle, y: point.y }, point];
    before = point;
    return curve;
  })];
}

/** A curve from the side of a box to the side of another that faces it, in the form of {@link curveThrough}. */
export function curveBetween(from: Box, to: Box): Point[] {
  const beside = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const below = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  const [a, b] = [middleOf(from), middleOf(to)];
  if (beside >= below) {
    const ahead = Math.sign(b.x - a.x);
    const [start, end] = [a.x + ahead * from.width / 2, b.x - ahead * to.width / 2];
    const bend = (end - start) / 2;
    return [{ x: start, y: a.y }, { x: start + bend, y: a.y }, { x: end - bend, y: b.y }, { x: end, y: b.y }];
  }
  const down = Math.sign(b.y - a.y);
  const [start, end] = [a.y + down * from.height / 2, b.y - down * to.height / 2];
  const bend = (end - start) / 2;
  return [{ x: a.x, y: start }, { x: a.x, y: start + bend }, { x: b.x, y: end - bend }, { x: b.x, y: end }];
}

function fromSideToSide(points: readonly Point[], from: Box, to: Box): Point[] {
  const inner = points.slice(1, -1);
  const [right, left] = [from.x + from.width, to.x];
  if (inner.length === 0 || inner[0].x < right || inner[inner.length - 1].x > left) return [...points];
  return [{ x: right, y: near(inner[0].y, from) }, ...inner, { x: left, y: near(inner[inner.length - 1].y, to) }];
}

/** The height of a point, inside the straight part of a side. */
function near(y: number, box: Box): number {
  const [{ y: middle }, reach] = [middleOf(box), box.height / 4];
  return Math.min(Math.max(y, middle - reach), middle + reach);
}

/** The points without those that no obstacle needs. */
function straightened(points: readonly Point[], obstacles: readonly Box[]): Point[] {
  if (obstacles.length === 0) return [...points];
  const kept = [points[0]];
  points.slice(1).forEach((point, i) => {
    const next = points[i + 2];
    const before = kept[kept.length - 1];
    if (next === undefined || obstacles.some((box) => crosses(box, before, next))) kept.push(point);
  });
  return kept;
}

/** Whether a box is between two points. */
function crosses({ x, y, width, height }: Box, a: Point, b: Point): boolean {
  return Math.max(a.x, b.x) > x && Math.min(a.x, b.x) < x + width && Math.max(a.y, b.y) > y && Math.min(a.y, b.y) < y + height;
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
