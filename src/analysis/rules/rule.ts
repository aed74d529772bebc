import { MeshFacts, Origin } from '../facts';
import { Text } from './words';

/** How bad a violation is. An error fails the synthesis, a warning prints, information is for those who ask. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * One change to a template. The changes of one fix are about different places, so that their order does not matter.
 *
 * A path leads from the root of a resource: `Properties/Cpu`, `DependsOn`. The empty path is the resource itself.
 */
export interface Change {
  /**
   * `set` writes a value, with the maps above it that are missing; `remove` takes away what is there; `append` adds items to a list,
   * which is made if it is missing.
   */
  readonly op: 'set' | 'remove' | 'append';
  /** Default: the resource of the finding. It need not exist yet. */
  readonly resource?: Pick<Origin, 'template' | 'logicalId' | 'written'>;
  /** Default: the property of the finding. */
  readonly path?: string;
  /** The value that is set, or the list of items that are appended. */
  readonly value?: unknown;
}

/** What is wrong, and what to do about it: lower case, no full stop. */
export interface Problem {
  /** The property, the value received and the values allowed. */
  readonly message: Text;
  /** The change to make. */
  readonly fix: Text;
  /** The same as data, if the template alone tells the change. */
  readonly changes?: readonly Change[];
}

/** A violation of a rule at a place in a template. */
export interface Finding extends Problem {
  readonly origin: Origin;
  /** Path from the root of the resource's properties: `ServiceConnectConfiguration/Services/0/PortName`. */
  readonly property: string;
  /** Where the rule grades a violation lower than usual. */
  readonly severity?: Severity;
  /** Whether it rests on a connection that was inferred. Such a finding is never an error. */
  readonly inferred?: boolean;
  /**
   * What the finding is about, if one mistake can break two rules. A finding is dropped if a rule that precedes its own (see
   * `precedence.ts`) has a finding with the same subject.
   *
   * A finding without a subject is never dropped, and drops no other.
   */
  readonly subject?: string;
  /** What findings of the rule about several resources have in common: it is said once, at the first resource where it is not accepted. */
  readonly cause?: string;
  /** What is said once of this resource and of the others with the same cause. Default: the same as of this one alone. */
  together?(others: readonly Pick<Finding, 'origin' | 'property'>[]): Problem;
}

/** What is permanent about a rule. */
export interface RuleInfo {
  /** `SC204`. Permanent. */
  readonly id: string;
  /** `dns-name-format`. Permanent. */
  readonly name: string;
  /** The rule as a sentence. */
  readonly title: string;
  /** The severity of a violation; single findings may be graded lower. */
  readonly severity: Severity;
  /** The AWS page or thread that proves the rule. */
  readonly source: string;
}

/** A rule over the facts of a mesh: pure, and silent on what the facts leave unknown. */
export interface Rule extends RuleInfo {
  check(mesh: MeshFacts): Iterable<Finding>;
}

/** The page of a rule. */
export function pageOf({ id }: RuleInfo): string {
  return `https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/blob/main/docs/rules/${id}.md`;
}
