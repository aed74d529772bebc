/** The place of a fact: one resource of one template. */
export interface Origin {
  /** The template, by the name that people know it by: its path as given, or the file of the stack. */
  readonly template: string;
  /** Logical id of the resource in that template. */
  readonly logicalId: string;
  /** CDK construct path of the resource, where the template or the metadata of its assembly tells it. It is found when somebody asks. */
  readonly constructPath?: string;
  /** Path of the resource below `Resources` in the text of the template, if that is not its logical id: it comes out of an `Fn::ForEach`. */
  readonly written?: readonly string[];
  /** Identity of the resource among all that was read: the same for two facts exactly when they come from one resource. */
  readonly address: string;
}

/**
 * What a property points to: the address of a resource that was read, or the literal value.
 *
 * Two equal identities are the same thing; two different ones may still be.
 */
export type Identity = string;

/** The path of the construct that an author wrote: `Shop/Catalog` of the resource `Shop/Catalog/Service/Service`. */
export function authoredPath({ constructPath = '' }: Pick<Origin, 'constructPath'>): string {
  const segments = constructPath.split('/');
  while (segments.length > 2 && ['Service', 'Resource'].includes(segments[segments.length - 1])) segments.pop();
  return segments.join('/');
}
