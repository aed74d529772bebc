import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ALL_CASES } from './all-cases';
import { attach } from './network/target-group';
import { exampleIn, readPage, sourcesIn } from './page';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { Change, judge, Judgement, RULES } from '../../../src/analysis/rules';
import { parse } from '../../../src/cli/input/parse';
import { outcomesOf } from '../../support/fixes';
import { configurationOf, shop } from '../../support/shop';
import { alone } from '../../support/templates';
import { tlsShop } from '../../support/tls-shop';

const OTHERS_KNOW = 'what clients dial, and how they have to change with it, is not in the template';
const INFERRED = 'what the environment means is inferred, and a host in a text may mean something else';
const CHOICE = 'there are several good changes, and only people know which one they want';
const MISSING = 'something has to be added that the template does not tell';
const PLACE = 'the service, or what it uses, has to be in another place';
const APPLICATION = 'the application decides, not the template';

/** Why no finding of a rule has its fix as data. */
const WITHOUT: Readonly<Record<string, string>> = {
  SC103: CHOICE,
  SC104: APPLICATION,
  SC105: OTHERS_KNOW,
  SC106: 'security groups have to admit the clients on the new port, too',
  SC107: 'security groups have to admit the clients on the new port, too',
  SC108: CHOICE,
  SC111: OTHERS_KNOW,
  SC112: APPLICATION,
  SC116: CHOICE,
  SC202: OTHERS_KNOW,
  SC206: INFERRED,
  SC207: INFERRED,
  SC208: INFERRED,
  SC303: PLACE,
  SC304: PLACE,
  SC305: 'other stacks may name the namespace',
  SC306: 'the namespace that ECS made may exist, with services in it',
  SC307: PLACE,
  SC310: CHOICE,
  SC313: CHOICE,
  SC407: APPLICATION,
  SC408: CHOICE,
  SC409: MISSING,
  SC506: CHOICE,
  SC508: 'only people know who has to be admitted in place of everybody',
  SC509: MISSING,
  SC510: CHOICE,
  SC511: 'the security group is in another app',
  SC512: MISSING,
  SC604: CHOICE,
  SC605: CHOICE,
  SC606: CHOICE,
  SC608: 'the nonce has to change with the endpoints, and a value in a template does not',
  SC609: MISSING,
  SC610: CHOICE,
  SC611: OTHERS_KNOW,
  SC701: MISSING,
  SC703: CHOICE,
  SC706: 'AWS may offer it there by now, and without TLS traffic is not encrypted',
  SC711: CHOICE,
  SC713: MISSING,
  SC714: MISSING,
  SC715: MISSING,
  SC802: APPLICATION,
  SC803: PLACE,
  SC805: PLACE,
  SC806: 'the architecture and the kind of the instances decide which image is right',
  SC807: 'how far the permission should go is for people to decide',
  SC808: CHOICE,
  SC809: CHOICE,
  SC810: MISSING,
};

/** Templates in which something is wrong. */
interface Faulty {
  readonly name: string;
  readonly sources: readonly TemplateSource[];
  /** Rules with findings that may come to light. */
  readonly uncovers?: readonly string[];
}

const FAULTY_CASES: readonly Faulty[] = ALL_CASES.flatMap(({ rule, violations }) => violations.map((violation) => {
  const template = (violation.base ?? shop)();
  violation.mutate(template);
  return { name: `${rule.id} on ${violation.on}`, sources: violation.sources?.(template) ?? [alone(template)], uncovers: violation.uncovers };
}));

const ROOT = join(__dirname, '..', '..', '..');
const filesIn = (...folder: string[]) => readdirSync(join(ROOT, ...folder)).map((file) => join(ROOT, ...folder, file));
const snapshots = filesIn('test', 'integ', 'snapshots').map((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.template.json')).map((file) => join(folder, file)));

/** What a user may have: the examples on the pages of the rules, and the templates of other tests. */
const FAULTY_FILES: readonly Faulty[] = [
  ...RULES.map((rule) => ({
    name: `the page of ${rule.id}`,
    sources: sourcesIn(exampleIn(readPage(rule), 'yaml')),
    // Behind a wrong port name, nobody looks at the port.
    uncovers: rule.id === 'SC101' ? ['SC112', 'SC407'] : [],
  })),
  ...[...filesIn('test', 'cli', 'fixtures').map((file) => [file]), ...snapshots].map((files) => ({
    name: files.join(' '),
    sources: files.map((file) => ({ ...alone(parse(file, readFileSync(file, 'utf8')).body, file), assembly: files[0] })),
  })),
];

/** The fixes that leave their finding, or bring another one. */
function wrongFixes(all: readonly Faulty[], judgeSources?: (sources: readonly TemplateSource[]) => Judgement[]) {
  const applied: string[] = [];
  const wrong = all.flatMap(({ name, sources, uncovers = [] }) => outcomesOf(sources, judgeSources).flatMap(({ finding, remains, come }) => {
    applied.push(finding.slice(0, 5));
    const unexpected = come.filter((key) => !uncovers.some((id) => key.startsWith(id)));
    return remains || unexpected.length > 0 ? [{ name, finding, remains, unexpected }] : [];
  }));
  return { wrong, applied };
}

const ofCases = wrongFixes(FAULTY_CASES);
const fixedRules = new Set(ofCases.applied);

test('a fix as data takes its finding away and brings no other, in the cases of the rules', () => {
  expect(ofCases.wrong).toEqual([]);
});

test('a fix as data takes its finding away and brings no other, in the templates of pages and tests', () => {
  const { wrong, applied } = wrongFixes(FAULTY_FILES);
  expect(wrong).toEqual([]);
  expect(applied.length).toBeGreaterThan(40);
  process.stdout.write(`${applied.length} fixes as data applied in ${FAULTY_FILES.length} templates of pages and tests\n`);
});

test('every rule has a fix as data, or a reason to have none', () => {
  expect(RULES.map(({ id }) => id).filter((id) => !fixedRules.has(id))).toEqual(Object.keys(WITHOUT));
});

test('a fix of two properties of a resource sets both', () => {
  const template = tlsShop();
  attach(template, 'HTTP', { HealthCheckProtocol: 'HTTP' });
  const [{ changes }] = judge(readMesh([alone(template)])).filter(({ rule }) => rule.id === 'SC708');
  // The first is about the property of the finding.
  expect(changes).toMatchObject([{ op: 'set', value: 'HTTPS' }, { op: 'set', path: 'Properties/HealthCheckProtocol', value: 'HTTPS' }]);
});

describe('a wrong fix is seen', () => {
  const faulty = () => {
    const template = shop();
    template.Resources.Catalog.Properties.PlatformVersion = '1.3.0';
    return [{ name: 'an old platform version', sources: [alone(template)] }];
  };
  const planted = (changes: readonly Change[]) => (sources: readonly TemplateSource[]) => judge(readMesh(sources))
    .map((found) => (found.rule.id === 'SC801' ? found.saying({ changes }) : found));

  test('if the finding remains', () => {
    expect(wrongFixes(faulty(), planted([{ op: 'set', value: '1.3.1' }])).wrong).toMatchObject([{ remains: true, unexpected: [] }]);
  });

  test('if another finding comes', () => {
    const wrong: Change[] = [{ op: 'remove' }, { op: 'remove', path: 'Properties/NetworkConfiguration' }];
    expect(wrongFixes(faulty(), planted(wrong)).wrong).toMatchObject([{ remains: false, unexpected: [expect.stringContaining('SC512')] }]);
  });
});

describe('there is no fix as data', () => {
  const off = (configuration: unknown) => {
    const template = shop();
    delete configurationOf(template).Enabled;
    template.Parameters = { Stage: { Type: 'String' } };
    template.Conditions = { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } };
    template.Resources.Catalog.Properties.ServiceConnectConfiguration = { 'Fn::If': ['Prod', configurationOf(template), configuration] };
    return outcomesOf([alone(template)]).filter(({ finding }) => finding.startsWith('SC311'));
  };

  test('for a property that both branches of an Fn::If have, or lack', () => {
    expect(off({ Enabled: false })).toEqual([]);
    expect(off({ Ref: 'AWS::NoValue' })).toEqual([]);
  });
});

afterAll(() => {
  process.stdout.write(`${fixedRules.size} of ${RULES.length} rules have a fix as data: ${ofCases.applied.length} applied in ${FAULTY_CASES.length} violating cases\n`);
});
