/**
 * What CloudFormation waits for, as a graph: a node waits for the nodes that it lists.
 *
 * A resource is a node under its address. A template has two nodes more: {@link startOf} it, for which each of its resources
 * waits, and {@link endOf} it, which waits for each of them. Stack dependencies and nested stacks run between those two, so
 * that a path in the graph is an order that CloudFormation keeps.
 */
export interface DeploymentFacts {
  readonly waitsFor: ReadonlyMap<string, readonly string[]>;
}

/** Node of the moment at which CloudFormation begins with a template. */
export function startOf(template: string): string {
  return `${template}#<start>`;
}

/** Node of the moment at which CloudFormation has finished a template. */
export function endOf(template: string): string {
  return `${template}#<end>`;
}
