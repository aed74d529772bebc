/** A template as it was found, parsed but not interpreted. */
export interface TemplateSource {
  /** Name of the template, unique among those that are read together. */
  readonly name: string;
  /** The parsed JSON or YAML; YAML short forms are already written out. */
  readonly body: unknown;
  /** Templates of one assembly are deployed together: they see each other's exports. */
  readonly assembly: string;
  readonly account?: string;
  readonly region?: string;
  readonly stackName?: string;
  /** Names of the templates that CloudFormation deploys before this one. */
  readonly dependsOn?: readonly string[];
  /** Finds the templates of nested stacks. */
  readonly nested?: NestedSource;
  /** Whether all templates of the assembly are known to go to one account and Region, whichever those are. */
  readonly sameTarget?: boolean;
  /** Values of parameters that are known from elsewhere. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The construct path of a resource, for an assembly whose templates do not have it. It is asked when a path or a name is read, not before. */
  readonly constructPathOf?: (logicalId: string) => string | undefined;
}

/** Finds the template of a nested stack, or why there is none. */
export type NestedSource = (resource: NestingResource) => TemplateSource | NotAtHand;

/** A resource that another template stands behind. */
export interface NestingResource {
  readonly logicalId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Why a nested template is not read: lower case, no full stop. */
export interface NotAtHand {
  readonly reason: string;
}
