import { isKnown, NamespaceReference, Origin } from '../../facts';
import { Problem, Rule } from '../rule';
import { valueSubject } from '../subjects';
import { say, Text } from '../words';
import { parseNamespaceArn } from './namespace-arn';
import { CLUSTER_DEFAULT, usedReferences } from './references';
import { CLUSTER_DEFAULTS_API } from './sources';

const NAME = /^[!-~]{1,1024}$/;

/** Characters that the default of a cluster may not hold. */
const FORBIDDEN_IN_DEFAULTS = /[><"/]/;

/**
 * What is wrong with the name of a namespace.
 *
 * @param inClusterDefaults whether the name stands in the `ServiceConnectDefaults` of a cluster, which are stricter
 */
export function namespaceNameProblem(name: string, inClusterDefaults = false): Problem | undefined {
  const received: Text = ({ inApp }) => `${inApp ? 'namespaceName' : 'the name of the namespace'} is ${JSON.stringify(name)}`;
  if (name.startsWith('arn:')) return { message: (words) => `${say(received, words)}, an ARN; a name is needed`, fix: 'use the name of the namespace, such as "shop"' };
  if (!NAME.test(name)) {
    return {
      message: (words) => `${say(received, words)}; a namespace has 1 to 1024 printable ASCII characters without spaces`,
      fix: 'use a name such as "shop"',
    };
  }
  if (inClusterDefaults && FORBIDDEN_IN_DEFAULTS.test(name)) {
    return { message: (words) => `${say(received, words)}; the default of a cluster has no ">", "<", """ or "/"`, fix: 'leave the character out, or name the namespace in each service' };
  }
  return undefined;
}

export const sc305: Rule = {
  id: 'SC305',
  name: 'namespace-name-format',
  title: 'The name of a namespace has 1 to 1024 printable ASCII characters without spaces',
  severity: 'error',
  source: CLUSTER_DEFAULTS_API,
  * check(mesh) {
    const seen = new Set<Origin>();
    for (const { reference } of usedReferences(mesh)) {
      const { origin, property, resource } = reference;
      const problem = referenceProblem(reference);
      if (problem) {
        yield { origin, property, subject: valueSubject(origin.address, property), ...problem };
      } else if (resource && isKnown(resource.name) && !seen.has(resource.origin)) {
        seen.add(resource.origin);
        const ofResource = namespaceNameProblem(resource.name);
        if (ofResource) yield { origin: resource.origin, property: 'Name', ...ofResource };
      }
    }
  },
};

function referenceProblem({ by, text, property }: NamespaceReference): Problem | undefined {
  if (!isKnown(text)) return undefined;
  if (by === 'NAME') return namespaceNameProblem(text, property === CLUSTER_DEFAULT);
  return by === 'ARN' ? namespaceArnProblem('namespace', text) : undefined;
}

/** What is wrong with the ARN of a namespace. */
export function namespaceArnProblem(property: string, text: string): Problem | undefined {
  if (parseNamespaceArn(text)) return undefined;
  return {
    message: ({ prop }) => `${prop(property)} is ${JSON.stringify(text)}, which is not the ARN of a Cloud Map namespace`,
    fix: 'use an ARN such as "arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-aaaaaaaaaaaaaaaa", or the name of the namespace',
  };
}
