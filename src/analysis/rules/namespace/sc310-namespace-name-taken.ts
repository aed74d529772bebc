import { isKnown, Maybe, MeshFacts, ResourceFacts } from '../../facts';
import { groupBy } from '../group-by';
import { Rule } from '../rule';

export const sc310: Rule = {
  id: 'SC310',
  name: 'namespace-name-taken',
  title: 'HTTP namespaces of one account and Region have different names',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html',
  * check(mesh) {
    const named = mesh.resources.ofType('AWS::ServiceDiscovery::HttpNamespace')
      .filter(({ conditional, properties: { Name: name } }) => !conditional && typeof name === 'string');
    for (const [name, namespaces] of groupBy(named, ({ properties }) => properties.Name as string)) {
      for (const [i, later] of namespaces.entries()) {
        const found = namespaces.slice(0, i).map((first) => ({ first, overlap: overlapOf(first, later, mesh) })).find(({ overlap }) => overlap);
        if (!found) continue;
        const { first, overlap } = found;
        const elsewhere = first.origin.template === later.origin.template ? '' : ` of ${first.origin.template}`;
        const place = overlap === 'certain' ? ' in the same account and Region' : ', and both stacks can be deployed to one account and Region';
        yield {
          origin: later.origin,
          property: 'Name',
          severity: overlap === 'certain' ? 'error' : 'warning',
          message: `Name is ${JSON.stringify(name)}, which ${first.origin.logicalId}${elsewhere} also has${place}; Cloud Map allows one HTTP namespace per name`,
          fix: 'give one of them another name, or use one namespace for both; if the stacks go to different accounts or Regions, state their env',
        };
      }
    }
  },
};

/** Whether two namespaces are deployed to one account and Region: certainly, or maybe, as stacks of one assembly without an environment. */
function overlapOf(first: ResourceFacts, later: ResourceFacts, { deployment: { stacks } }: MeshFacts): 'certain' | 'possible' | undefined {
  const [a, b] = [first.target, later.target];
  if (a.scope === b.scope) return 'certain';
  const parts: [Maybe<string>, Maybe<string>][] = [[a.account, b.account], [a.region, b.region]];
  if (parts.every(([one, other]) => isKnown(one) && one === other)) return 'certain';
  const assemblies = [first, later].map(({ origin }) => stacks.get(origin.template)?.assembly);
  const maybe = parts.every(([one, other]) => (isKnown(one) ? one === other : !isKnown(other)));
  return maybe && assemblies[0] !== undefined && assemblies[0] === assemblies[1] ? 'possible' : undefined;
}
