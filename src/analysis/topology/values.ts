import { isKnown, Maybe } from '../facts';

/** A value as plain data has it: `null` for what the template leaves out or leaves to the deployment. */
export function orNull<T>(value: Maybe<T> | undefined): T | null {
  return isKnown(value) && !Number.isNaN(value) ? value : null;
}

/** Compares two texts by their code units: the same in every language of the machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Items in the order of the text that a function gives; equal ones keep theirs. */
export function sortedBy<T>(items: Iterable<T>, textOf: (item: T) => string): T[] {
  return [...items].map((item) => ({ item, text: textOf(item) })).sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item);
}
