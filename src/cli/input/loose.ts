import { resolve } from 'path';
import { locateBeside } from '../../analysis/reader';

/** A template that is not of an assembly. */
export interface Loose {
  readonly name: string;
  readonly body: unknown;
  /** The folder out of which nothing is opened; left out where there is none. */
  readonly root: string | undefined;
}

/** The templates without those that another one nests: they are read in their place there. */
export function withoutNested(templates: readonly Loose[]): readonly Loose[] {
  const byPath = new Map(templates.map((template) => [resolve(template.name), template]));
  const children = new Map(templates.map((template) => [template, nestedIn(template).flatMap((path) => byPath.get(path) ?? [])]));
  const nested = new Set([...children.values()].flat());
  const roots = templates.filter((template) => !nested.has(template));
  const reached = new Set(roots);
  for (const template of reached) for (const child of children.get(template) ?? []) reached.add(child);
  // Templates that only nest each other are in no other template's place: that they do is said of each.
  return templates.filter((template) => !nested.has(template) || !reached.has(template));
}

function nestedIn({ name, body, root }: Loose): string[] {
  if (root === undefined) return [];
  const { Resources: resources } = body as { readonly Resources?: Readonly<Record<string, unknown>> };
  const paths: string[] = [];
  for (const logicalId in resources) {
    const resource = resources[logicalId];
    const { Type: type } = (resource ?? {}) as { readonly Type?: unknown };
    if (type !== 'AWS::CloudFormation::Stack' && type !== 'AWS::Serverless::Application') continue;
    const path = locateBeside(name, { logicalId, body: resource as Readonly<Record<string, unknown>> });
    if (typeof path === 'string') paths.push(resolve(path));
  }
  return paths;
}
