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
  /** Templates of nested stacks by the logical id of the `AWS::CloudFormation::Stack`. */
  readonly nested?: Readonly<Record<string, TemplateSource>>;
  /** Whether all templates of the assembly are known to go to one account and Region, whichever those are. */
  readonly sameTarget?: boolean;
}
