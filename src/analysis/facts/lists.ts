/**
 * What a function makes of the items, in one list: `flatMap`, for what is done once or more for each service of a mesh. The engine's own
 * copies each item through its slow path, so that it took a twentieth of the time of a large check.
 */
export function concatMap<T, U>(items: readonly T[], listOf: (item: T) => readonly U[]): U[] {
  const all: U[] = [];
  for (const item of items) for (const made of listOf(item)) all.push(made);
  return all;
}
