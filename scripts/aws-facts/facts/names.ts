import { namespaceNameProblem } from '../../../src/analysis/rules/namespace/sc305-namespace-name-format';
import { discoveryNameProblem } from '../../../src/analysis/rules/naming/sc203-discovery-name-format';
import { dnsNameProblem } from '../../../src/analysis/rules/naming/sc204-dns-name-format';
import { portNameProblem } from '../../../src/analysis/rules/ports/sc102-port-name-format';
import { Fact } from '../compare';
import { AwsModels } from '../models';

/** Names at the boundaries of what AWS accepts. */
const PROBES = [
  'a', 'z', 'A', '0', '_', '-', '.', ' ', 'é', '~', '!', 'a-b', 'a_b', 'a.b', 'a b', 'a/b', '-a', 'a-', '_a', '.a', 'a.', 'a..b', 'arn:a',
  ...[1, 63, 64, 65, 127, 128, 253, 254, 1024, 1025].map((length) => 'a'.repeat(length)),
];

/** What the documentation of a model says about a kind of names. */
interface Wording {
  readonly mostCharacters: number;
  readonly periods: boolean;
}

const LENGTH = /(?:name|The name) can (?:include|contain) up to (\d+) characters/;

/** Reads length and characters of a name from the documentation of a member; `undefined` if that says it in other words. */
function wordingOf({ ecs }: AwsModels, shape: string, member: string): Wording | undefined {
  const text = ecs[shape]?.members?.[member]?.documentation ?? '';
  const most = LENGTH.exec(text);
  const common = ['lowercase letters, numbers, underscores (_)', 'hyphens (-)', 'can\'t start with a hyphen'];
  if (!most || !common.every((words) => text.includes(words))) return undefined;
  return { mostCharacters: Number(most[1]), periods: text.includes('periods (.)') };
}

function accepts(wording: Wording | undefined, name: string): boolean | undefined {
  if (!wording) return undefined;
  const characters = wording.periods ? /^[a-z0-9_.-]+$/ : /^[a-z0-9_-]+$/;
  return characters.test(name) && name.length <= wording.mostCharacters && !name.startsWith('-');
}

/** A kind of names whose form the models only describe. Names of empty labels are no DNS names, which the description asks for, too. */
function described(what: string, isAccepted: (name: string) => boolean, shape: string, member: string, probes = PROBES): Fact {
  return {
    name: `names of ${what}`,
    ours: () => probes.filter(isAccepted),
    theirs: (models) => probes.filter((name) => accepts(wordingOf(models, shape, member), name)),
  };
}

/** Whether ECS takes a discovery name: what only Cloud Map's model refuses is a warning. */
function isDiscoveryName(name: string): boolean {
  const problem = discoveryNameProblem(name);
  return problem === undefined || problem.severity === 'warning';
}

/** The names that the rules accept, against patterns and descriptions. */
export const NAMES: readonly Fact[] = [
  described('port mappings', (name) => portNameProblem(name) === undefined, 'PortMapping', 'name'),
  described('discovery names', isDiscoveryName, 'ServiceConnectService', 'discoveryName'),
  described('client aliases', (name) => dnsNameProblem(name) === undefined, 'ServiceConnectClientAlias', 'dnsName', PROBES.filter((name) => !/^\.|\.\.|\.$/.test(name))),
  {
    name: 'names of namespaces',
    ours: () => PROBES.filter((name) => namespaceNameProblem(name) === undefined),
    theirs: ({ cloudMap }) => PROBES.filter((name) => new RegExp(cloudMap.NamespaceNameHttp?.pattern ?? '$^').test(name)),
  },
  {
    name: 'names of the namespace of a cluster',
    ours: () => ['<', '>', '"', '/', '&'].filter((character) => namespaceNameProblem(`a${character}`, true) !== undefined),
    theirs: ({ ecs }) => {
      const text = ecs.ClusterServiceConnectDefaultsRequest?.members?.namespace.documentation ?? '';
      return text.includes('can\'t include greater than (&gt;), less than (&lt;), double quotation marks ("), or slash (/)') ? ['<', '>', '"', '/'] : [];
    },
  },
  {
    name: 'names that Cloud Map accepts for a discovery name',
    ours: () => PROBES.filter((name) => !name.includes('.') && discoveryNameProblem(name) === undefined),
    theirs: ({ cloudMap }) => {
      const pattern = new RegExp(cloudMap.ServiceName?.pattern ?? '$^');
      return PROBES.filter((name) => !/[.A-Z]/.test(name) && pattern.test(name));
    },
  },
];
