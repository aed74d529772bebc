import { isDeepStrictEqual } from 'util';
import { AwsModels } from './models';

/** A value of ours, and where AWS says the same. */
export interface Fact {
  readonly name: string;
  ours(models: AwsModels): unknown;
  theirs(models: AwsModels): unknown;
}

/** A fact that AWS states otherwise. */
interface Difference {
  readonly name: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** The facts that differ from the models; one that the models do not hold any more differs, too. */
export function differences(facts: readonly Fact[], models: AwsModels): Difference[] {
  return facts.flatMap(({ name, ours, theirs }) => {
    const difference = { name, ours: ours(models), theirs: theirs(models) };
    return isDeepStrictEqual(difference.ours, difference.theirs) ? [] : [difference];
  });
}

/** A difference for people: of two lists, what only one of them has. */
export function describe({ name, ours, theirs }: Difference): string {
  const [here, there] = Array.isArray(ours) && Array.isArray(theirs) ? [without(ours, theirs), without(theirs, ours)] : [ours, theirs];
  return `${name}\n  here: ${shown(here)}\n  AWS:  ${shown(there)}`;
}

function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  return list.filter((item) => !other.some((candidate) => isDeepStrictEqual(candidate, item)));
}

function shown(value: unknown): string {
  return value === undefined ? 'says nothing' : JSON.stringify(value);
}

/** A fact whose value of ours does not depend on the models. */
export function fact(name: string, ours: unknown, theirs: Fact['theirs']): Fact {
  return { name, ours: () => ours, theirs };
}
