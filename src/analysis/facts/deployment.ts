/**
 * What CloudFormation waits for, as a graph: a node waits for the nodes that it lists.
 *
 * A resource is a node under its address. A template has two nodes more: {@link startOf} it, for which each of its resources
 * waits, and {@link endOf} it, which waits for each of them. Stack dependencies and nested stacks run between those two, so
 * that a path in the graph is an order that CloudFormation keeps.
 */
export interface DeploymentFacts {
  readonly waitsFor: ReadonlyMap<string, readonly string[]>;
  /** Of the nodes that a node waits for, those for which a condition that cannot be decided here has the last word. */
  readonly uncertain: ReadonlyMap<string, ReadonlySet<string>>;
  /** The stack that a template is deployed with, by the template's name: a nested template has that of its topmost parent. */
  readonly stacks: ReadonlyMap<string, StackFacts>;
}

/** A stack that is deployed for itself, with the stacks nested in it. */
export interface StackFacts {
  /** What people call it: its name or, where that is not known, its template. */
  readonly name: string;
  /** Name of its template. */
  readonly template: string;
  /** Stacks of one assembly are deployed together. */
  readonly assembly: string;
  /** Whether all stacks that it waits for are known. */
  readonly orderKnown: boolean;
}

/** Node of the moment at which CloudFormation begins with a template. */
export function startOf(template: string): string {
  return `${template}#<start>`;
}

/** Node of the moment at which CloudFormation has finished a template. */
export function endOf(template: string): string {
  return `${template}#<end>`;
}
