import { Synthesised } from './app';

/**
 * The worst order in which CloudFormation can delete a stack: of the resources that can be deleted, the given ones go first.
 *
 * A resource can be deleted if no remaining one depends on it or refers to it.
 */
export function worstDeletion(resources: Record<string, Synthesised>, eager: (id: string) => boolean): string[] {
  const left = new Map(Object.entries(resources).map(([id, resource]) => [id, namesIn(resource, Object.keys(resources))]));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left.keys()].filter((id) => ![...left].some(([other, names]) => other !== id && names.has(id)));
    if (free.length === 0) throw new Error(`nothing can be deleted of ${[...left.keys()].join(', ')}`);
    const next = free.find(eager) ?? free[0];
    order.push(next);
    left.delete(next);
  }
  return order;
}

/** The resources that a resource refers to: in DependsOn, Ref, Fn::GetAtt and Fn::Sub. */
function namesIn({ DependsOn = [], Properties }: Synthesised, ids: readonly string[]): Set<string> {
  const text = JSON.stringify(Properties ?? {});
  const named = ids.filter((id) => text.includes(`{"Ref":"${id}"}`) || text.includes(`{"Fn::GetAtt":["${id}",`) || text.includes(`\${${id}}`));
  return new Set([...named, ...[DependsOn].flat()]);
}
