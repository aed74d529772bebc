import { DeploymentTarget } from './environment';
import { Origin } from './origin';

/**
 * A resource of a template with its intrinsic functions followed.
 *
 * The values of `properties` are JSON values, {@link UNKNOWN}, or {@link Pointer}s to other resources.
 */
export interface ResourceFacts {
  readonly origin: Origin;
  readonly type: string;
  readonly target: DeploymentTarget;
  /** Whether a condition that cannot be decided here says if the resource exists at all. */
  readonly conditional: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A `Ref` or `Fn::GetAtt` to a resource that was read. */
export class Pointer {
  constructor(
    /** Address of the resource. */
    readonly address: string,
    /** The attribute; left out for `Ref`. */
    readonly attribute?: string,
  ) {}
}
