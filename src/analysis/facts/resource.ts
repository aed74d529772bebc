import { DeploymentTarget } from './environment';
import { Origin } from './origin';
import { Opaque } from './unknown';

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
  /** The properties as the template writes them, with its functions. */
  readonly written: unknown;
  /** One of the `properties`, without a look at the others: there are many resources of which a rule asks for one thing only. */
  property(name: string): unknown;
  /**
   * Where in the parameter store of Systems Manager a property takes its value from: the path in a dynamic reference, or the
   * default of a parameter of type `AWS::SSM::Parameter::Value<…>`. The value itself is unknown.
   *
   * @param names names of the property from the root of the properties: `LaunchTemplateData`, `ImageId`
   */
  parameterStorePath(...names: readonly string[]): string | undefined;
}

/** A `Ref` or `Fn::GetAtt` to a resource that was read. */
export class Pointer extends Opaque {
  constructor(
    /** Address of the resource. */
    readonly address: string,
    /** The attribute; left out for `Ref`. */
    readonly attribute?: string,
  ) {
    super();
  }
}
