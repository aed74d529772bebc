import { addTo, isKnown, MeshFacts, NamespaceFacts, NamespaceReference } from '../../facts';
import { Dependents } from '../dependents';
import { Problem, Rule } from '../rule';
import { byArn } from './namespace-arn';
import { usedReferences } from './references';
import { BOGUS_NAMESPACE_THREAD } from './sources';

export const sc302: Rule = {
  id: 'SC302',
  name: 'namespace-reached-by-name',
  title: 'A namespace that the same templates create is referenced by its ARN, or created first',
  severity: 'warning',
  source: BOGUS_NAMESPACE_THREAD,
  * check(mesh) {
    const byName = usedReferences(mesh).map(({ reference }) => reference).filter(({ by, resource }) => by === 'NAME' && resource);
    if (byName.length === 0) return;
    const sameName = namespacesByName(mesh);
    const early = byName.filter((reference) => {
      const { name } = reference;
      const created = isKnown(name) && sameName.get(name) || [];
      // Which of several is meant, or whether the one is created at all, nobody can tell.
      return !created.some((namespace) => mesh.resources.at(namespace.origin.address)?.conditional || mayComeAfter(mesh, reference, namespace));
    });
    for (const reference of early) {
      const { origin, property, resource } = reference;
      if (!resource) continue;
      const of = (others: readonly Place[]): Problem => (
        { message: message(reference, others), fix: fix(reference, resource), changes: byArn(resource, [reference, ...others]) }
      );
      // The resources of a template that name the same namespace have one cause.
      yield { origin, property, cause: `${origin.template}|${resource.origin.address}`, ...of([]), together: of };
    }
  },
};

/** A resource that names a namespace. */
type Place = Pick<NamespaceReference, 'origin' | 'property'>;

function namespacesByName(mesh: MeshFacts): ReadonlyMap<string, NamespaceFacts[]> {
  const byName = new Map<string, NamespaceFacts[]>();
  for (const namespace of mesh.namespaces) {
    if (isKnown(namespace.name)) addTo(byName, namespace.name, namespace);
  }
  return byName;
}

/** Whether CloudFormation creates what holds a reference after a namespace, or nobody can tell. */
function mayComeAfter(mesh: MeshFacts, { origin }: NamespaceReference, namespace: NamespaceFacts): boolean {
  const { stacks } = mesh.deployment;
  const stack = stacks.get(origin.template);
  if (stack?.orderKnown !== true && stack?.template !== stacks.get(namespace.origin.template)?.template) return true;
  return Dependents.of(mesh).has(namespace.origin.address, origin.address);
}

function message({ text, resource }: NamespaceReference, more: readonly Place[]): string {
  const alsoIn = more.length === 0 ? '' : ` here and in ${namesOf(more)}`;
  return `Namespace is ${JSON.stringify(text)}, a name,${alsoIn} and CloudFormation might create this before the namespace `
    + `"${resource?.origin.logicalId}" exists; ECS then fails or creates a second namespace`;
}

/** As many names as somebody reads at once. */
const MAX_NAMED = 5;

function namesOf(references: readonly Place[]): string {
  const names = references.slice(0, MAX_NAMED).map(({ origin }) => `"${origin.logicalId}"`);
  return `${names.join(', ')}${references.length > MAX_NAMED ? ` and ${references.length - MAX_NAMED} more` : ''},`;
}

function fix({ origin }: NamespaceReference, resource: NamespaceFacts): string {
  const { logicalId, template } = resource.origin;
  return template === origin.template
    ? `use the ARN, Fn::GetAtt of ${logicalId} and Arn, or add DependsOn: ${logicalId}`
    : `export the ARN of ${logicalId} from ${template} and import it here, or make this stack depend on that one`;
}
