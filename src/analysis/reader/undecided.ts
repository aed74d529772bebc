import { asList } from '../facts';
import { Template } from './template';

/** How many values of conditions and parameters are tried out, one at a time: the reading is repeated for each. */
const MAX_TRIALS = 24;
/** How many resources are read again for that, all together. */
const MAX_READ_AGAIN = 100_000;
/** A parameter with more values than this is not tried out. */
const MAX_VALUES = 8;

/** What a condition or a parameter is taken to be. */
export interface Assumption {
  /** Name of the template. */
  readonly template: string;
  /** `condition IsProd`, `parameter Stage`. */
  readonly name: string;
  readonly value: unknown;
}

/** The conditions and parameters of the templates that are met on the way and cannot be decided. */
export class Undecided {
  private readonly met = new Map<string, readonly Assumption[]>();

  /** Notes a condition. */
  condition(name: string, template: Template): void {
    this.note(`condition ${name}`, template, [true, false]);
  }

  /** Notes a parameter, with the values that the template allows for it. */
  parameter(name: string, template: Template, allowed: readonly unknown[]): void {
    if (allowed.length <= MAX_VALUES) this.note(`parameter ${name}`, template, allowed);
  }

  /** What each of them may be: as many as can be tried out in bounded time. */
  assumptions(resources: number): readonly (readonly Assumption[])[] {
    let trials = Math.min(MAX_TRIALS, Math.floor(MAX_READ_AGAIN / Math.max(resources, 1)));
    return [...this.met.values()].filter(({ length }) => {
      if (length > trials) return false;
      trials -= length;
      return true;
    });
  }

  private note(name: string, template: Template, values: readonly unknown[]): void {
    const key = `${template.name}|${name}`;
    if (!this.met.has(key)) this.met.set(key, values.map((value) => ({ template: template.name, name, value })));
  }
}

/** The values that a template allows for a parameter, if there are several. */
export function severalAllowed(declared: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const allowed = [...new Set(asList(declared.AllowedValues).items)];
  return allowed.length > 1 ? allowed : undefined;
}
