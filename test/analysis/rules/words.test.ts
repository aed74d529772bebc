import { ALL_CASES } from './all-cases';
import { Change } from './rule-cases';
import { APP_WORDS, say, TEMPLATE_WORDS } from '../../../src/analysis/rules/words';
import { shop } from '../../support/shop';
import { alone, judgeTemplates } from '../../support/templates';

/** What a template has no notion of: calls and classes of the library or the CDK, and properties as props spell them. */
const OF_CONSTRUCTS = /\b(?:connectTo|deployAfter|importEndpoint|cdk-ecs-service-connect\b(?!")|ServiceConnect(?!Configuration|Service\b|Defaults|::)[A-Z]\w*|[a-z]+[A-Z]\w*)/;

/** Words of a message without what the template says: values in quotes, names, hosts, ids of rules and policies, keys of the metadata. */
const withoutValues = (text: string, known: ReadonlySet<string>) => text
  .replace(/"(?:[^"\\]|\\.)*"/g, '""')
  .replace(/\b[\w-]+:[\w*]+/g, '') // permissions of IAM
  .split(/(?<=[\s,;()])|(?=[,;()]|:(?:\s|$))/)
  .filter((word) => !known.has(word.trim()))
  .join(' ');

/** The templates that a change makes. */
function sourcesOf(change: Change) {
  const template = (change.base ?? shop)();
  change.mutate(template);
  return change.sources?.(template) ?? [alone(template)];
}

/** Every word that a template says itself. */
function wordsOf(template: object): Set<string> {
  return new Set(JSON.stringify(template).match(/[\w.:/@-]+/g));
}

describe('in a template that no construct made', () => {
  test.each(ALL_CASES.flatMap((cases) => cases.violations.map((violation) => [`${cases.rule.id} on ${violation.on}`, cases, violation] as const)))(
    '%s, message and fix speak of CloudFormation',
    (_name, { rule }, violation) => {
      const sources = sourcesOf(violation);
      const found = judgeTemplates(...sources).filter((judgement) => judgement.rule.id === rule.id && judgement.origin.constructPath === undefined);
      const known = new Set([...sources.flatMap((source) => [...wordsOf(source)]), ...METADATA_KEYS]);
      for (const { message, fix } of found) {
        for (const text of [message, fix]) expect(withoutValues(text, known)).not.toMatch(OF_CONSTRUCTS);
      }
    },
  );
});

/** Keys of the library's metadata, which people write into templates by hand. */
const METADATA_KEYS = ['unopenedPort', 'peakRequestsPerSecond', 'expectedTasks', 'onMesh'];

describe('in an app, the same texts speak of props', () => {
  test('of a resource that a construct made', () => {
    const template = shop();
    const { Catalog } = template.Resources;
    Catalog.Properties.ServiceConnectConfiguration.Services[0].ClientAliases[0].DnsName = 'Catalog!';
    const messages = () => judgeTemplates(alone(template)).filter(({ rule }) => rule.id === 'SC204').map(({ message }) => message.split(';')[0]);
    expect(messages()).toEqual(['DnsName is "Catalog!"']);
    Catalog.Metadata = { ...Catalog.Metadata, 'aws:cdk:path': 'Shop/Catalog/Service/Service' };
    expect(messages()).toEqual(['dnsName is "Catalog!"']);
  });

  test('of a text', () => {
    expect(say(({ prop, inApp }) => `${prop('dnsName')} ${inApp}`, APP_WORDS)).toBe('dnsName true');
    expect(say(({ prop, inApp }) => `${prop('dnsName')} ${inApp}`, TEMPLATE_WORDS)).toBe('DnsName false');
    expect([APP_WORDS, TEMPLATE_WORDS].map((words) => say('the same', words))).toEqual(['the same', 'the same']);
  });

});
