/**
 * The value of something that exists only at deployment: a token, a parameter without default, an undecidable branch.
 *
 * No rule fires on it. It differs from `undefined`, which says that the template leaves the value out.
 */
export const UNKNOWN: unique symbol = Symbol.for('cdk-ecs-service-connect.unknown');

/** The type of {@link UNKNOWN}. */
export type Unknown = typeof UNKNOWN;

/** A value that the template either states or leaves to the deployment. */
export type Maybe<T> = T | Unknown;

/** A resolved value that is neither a JSON value nor {@link UNKNOWN}: a map has none of its properties. */
export abstract class Opaque {
  declare protected readonly opaque: void;
}

/** A text of which parts are unknown. The reader keeps it for the environment of containers; elsewhere the whole text is unknown. */
export class PartialText extends Opaque {
  /** What is written for an unknown part. */
  static readonly GAP = '\ufffc';

  constructor(/** The text, with {@link GAP} for each unknown part. */ readonly visible: string) {
    super();
  }
}

/** Whether the template states the value. `undefined`, a value left out, is not a statement. */
export function isKnown<T>(value: Maybe<T> | undefined): value is T {
  return value !== UNKNOWN && value !== undefined;
}
