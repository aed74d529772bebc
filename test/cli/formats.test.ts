import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { stringify } from 'yaml';
import { cli, report, rulesFound, scratch } from './support/cli';
import { RULES } from '../../src/analysis/rules';
import { violations } from '../support/schemas';
import { configurationOf, containerOf, endpointOf, shop } from '../support/shop';

const STORE = join(__dirname, 'fixtures', 'store.yaml');
const { write, path: folder } = scratch();

describe('text', () => {
  const text = (...args: string[]) => cli(['check', STORE, ...args]).out;

  test('is grouped by service, with rule, value, fix and place', () => {
    expect(text()).toContain([
      'Catalog',
      '  error SC101 port-name-exists',
      '    PortName is "admin"; the port mappings of CatalogTask are named "catalog"',
      '    fix: set PortName to "catalog", or give a port mapping that name',
      `    at ${STORE}:62 Catalog ServiceConnectConfiguration/Services/1/PortName`,
      '',
    ].join('\n'));
  });

  test('puts what is said of the task definition to its service', () => {
    const subjects = text('--level', 'info').split('\n').filter((line) => /^\w+$/.test(line));
    expect(subjects).toEqual(['Catalog', 'Ui']);
  });

  test('ends with what was read and found, and where to read on', () => {
    expect(text().split('\n').slice(-3)).toEqual([
      '5 errors, 0 warnings in 2 services on Service Connect with 2 endpoints and 1 connection',
      'why, and how to fix it: cdk-ecs-service-connect explain SC101 SC105 SC204 SC602 SC603',
      '',
    ]);
  });

  test('is short where nothing is wrong', () => {
    expect(cli(['check', write('clean.json', shop())]).out)
      .toBe('no errors, no warnings in 2 services on Service Connect with 1 endpoint and 1 connection\n');
    expect(cli(['check', write('other.json', { Resources: {} })]).out).toBe('no errors, no warnings in templates without a service on Service Connect\n');
  });

  test('says what is inferred', () => {
    const template = shop();
    delete template.Resources.Ui.Metadata;
    delete template.Resources.Ui.DependsOn;
    expect(cli(['check', write('inferred.json', template)]).out).toContain('  warning SC603 server-not-first (inferred)\n');
  });

  test('is broken into lines where the width is known', () => {
    const lines = cli(['check', STORE], { columns: 60 }).out.split('\n').filter((line) => !/^ {4}at |^\w/.test(line));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(cli(['check', STORE], { columns: 60 }).out.replace(/\s+/g, ' ')).toBe(text().replace(/\s+/g, ' '));
  });

  test('is coloured where that is wanted, and says the same', () => {
    const { out } = cli(['check', STORE], { colour: true });
    expect(out).toContain('\u001b[31merror');
    expect(out.split('\u001b').map((part, i) => (i === 0 ? part : part.replace(/^\[\d+m/, ''))).join('')).toBe(text());
  });

  test('keeps control characters of a template from the terminal', () => {
    const template = shop();
    endpointOf(template).ClientAliases[0].DnsName = 'a\u001b[2J\nb\u202e';
    const { out } = cli(['check', write('evil.json', template)]);
    expect(out).toContain('SC204');
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe('what was not checked', () => {
  const part = (Resources: object) => write('unread.yaml', `Resources:\n  Svc: ${JSON.stringify(Resources)}\n`);
  const file = part({ Type: 'My\u202e::Module::MODULE' });
  const reason = 'the module "My\\u202e::Module::MODULE" is not read';

  test('is said in text, which then does not speak of templates without a service', () => {
    expect(cli(['check', file]).out).toBe([
      '1 part was not checked:', `  ${file}:2 Svc: ${reason}`, '', 'no errors, no warnings in 0 services on Service Connect with 0 endpoints and 0 connections', '',
    ].join('\n'));
  });

  test('is in JSON', () => {
    expect(report(file).unread).toEqual([{ template: file, resource: 'Svc', reason: reason.replace('\\u202e', '\u202e'), line: 2 }]);
  });

  test('is a notification in SARIF', () => {
    const [{ invocations: [invocation] }] = JSON.parse(cli(['check', file, '--format', 'sarif']).out).runs;
    expect(invocation).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'warning', locations: [{ physicalLocation: { region: { startLine: 2 } } }] }],
    });
  });

  test('is a warning in GitHub', () => {
    expect(cli(['check', file, '--format', 'github']).out).toBe(`::warning file=${file},line=2,title=not checked::Svc: ${reason}\n`);
  });

  test('fails the check if it has to', () => {
    expect(cli(['check', file]).code).toBe(0);
    expect(cli(['check', file, '--fail-on', 'unread']).code).toBe(1);
    expect(cli(['check', write('clean.json', shop()), '--fail-on', 'unread']).code).toBe(0);
  });
});

describe('what cannot be seen', () => {
  const hidden = ['\u009b31m', '\u200b', '\u202e', '\ufeff', '\u00ad', '\u3164', '\u2800', '\u{e0041}', '\ud800', '\u2028'];
  const file = write('hidden.json', JSON.stringify({
    Resources: { S: { Type: 'AWS::ECS::Service', Properties: { ServiceConnectConfiguration: { Enabled: true, Namespace: 'shop', Services: hidden.map((PortName) => ({ PortName })) } } } },
  }));

  test.each(['text', 'json', 'sarif', 'github'])('is escaped in %s', (format) => {
    const { out } = cli(['check', file, '--format', format]);
    expect(out).toContain('SC102');
    for (const text of hidden) expect(out).not.toContain(text);
    expect(out).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  test('is the same for programs', () => {
    expect(report(file).findings.filter(({ rule }) => rule === 'SC102').some(({ message }) => String(message).includes('\u202e'))).toBe(true);
  });
});

test('a text that is longer than anybody reads is cut', () => {
  const template = shop();
  endpointOf(template).ClientAliases[0].DnsName = 'A'.repeat(100_000);
  const { out } = cli(['check', write('long.json', template), '--format', 'json']);
  expect(out.length).toBeLessThan(20_000);
});

describe('JSON', () => {
  test('is what its schema says, with findings and without, with parts that were not checked and files that could not be read', () => {
    const files = [[STORE], [write('clean.json', shop())], [write('module.yaml', 'Resources: { M: { Type: My::Module::MODULE } }')], [join(folder, 'none.yaml')]];
    for (const paths of files) expect(violations('check', report(...paths, '--level', 'info'))).toEqual([]);
    const [finding] = report(STORE).findings;
    expect(violations('check', { ...report(STORE), findings: [{ ...finding, patch: [{ op: 'move' }] }] })).not.toEqual([]);
  });

  test('holds what was refused', () => {
    const file = join(folder, 'none.yaml');
    expect(report(file).refusals).toEqual([{ file, reason: 'no such file or folder' }]);
  });

  test('has the form that programs rely on', () => {
    const { version, findings: [first], summary } = report(STORE);
    expect(version).toBe(1);
    expect(Object.keys(first)).toEqual([
      'rule', 'severity', 'message', 'fix', 'template', 'resource', 'constructPath', 'property', 'line', 'url', 'inferred', 'patch',
    ]);
    expect(first).toMatchObject({ template: STORE, resource: 'Catalog', constructPath: null, line: 62, inferred: false });
    expect(first.url).toMatch(/docs\/rules\/SC101\.md$/);
    expect(summary).toEqual({ services: 2, endpoints: 2, connections: 1, errors: 5, warnings: 0 });
  });

  test('holds the fix as a JSON Patch, or none', () => {
    const template = shop();
    delete template.Resources.Ui.DependsOn;
    template.Resources.Catalog.Properties.PlatformVersion = '1.3.0';
    containerOf(template).PortMappings[0].Protocol = 'udp';
    const file = write('patch.json', template);
    expect(report(file).findings.map(({ rule, patch }) => [rule, patch])).toEqual([
      ['SC104', []],
      ['SC801', [{ template: file, op: 'replace', path: '/Resources/Catalog/Properties/PlatformVersion', value: 'LATEST' }]],
      ['SC603', [{ template: file, op: 'add', path: '/Resources/Ui/DependsOn', value: ['Catalog'] }]],
    ]);
  });

  test('names the construct', () => {
    const template = shop();
    endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
    template.Resources.Catalog.Metadata = { 'aws:cdk:path': 'Shop/Catalog/Service/Service' };
    expect(report(write('construct.json', template)).findings).toMatchObject([{ constructPath: 'Shop/Catalog/Service/Service' }]);
  });
});

describe('annotations of GitHub', () => {
  const annotations = (file: string, ...args: string[]) => cli(['check', file, '--format', 'github', ...args]).out.trimEnd().split('\n');

  test('have file, line and title', () => {
    expect(annotations(STORE)[0]).toBe(
      `::error file=${STORE},line=62,title=SC101 port-name-exists::Catalog: PortName is "admin"; the port mappings of CatalogTask are named "catalog"`
      + '%0Afix: set PortName to "catalog", or give a port mapping that name'
      + '%0Ahttps://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect/blob/main/docs/rules/SC101.md',
    );
  });

  test('have the command of their severity', () => {
    const commands = annotations(STORE, '--level', 'info').map((line) => /^::(\w+) /.exec(line)?.[1]);
    expect(new Set(commands)).toEqual(new Set(['error', 'notice']));
  });

  test('are escaped', () => {
    const template = shop();
    endpointOf(template).ClientAliases[0].DnsName = '50%,a:b\n::error::c';
    const [line, ...more] = annotations(write('a,b:c%.json', template));
    expect(more).toEqual([]);
    expect(line.startsWith(`::error file=${folder}/a%2Cb%3Ac%25.json,line=`)).toBe(true);
    expect(line).toContain('Catalog: DnsName is "50%25,a:b\\n::error::c"');
  });

  test('are none where nothing is wrong', () => expect(cli(['check', write('clean.json', shop()), '--format', 'github']).out).toBe(''));
});

interface Result {
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
}

interface Fix {
  readonly artifactChanges: readonly { readonly replacements: readonly Replacement[] }[];
}

interface Replacement {
  readonly deletedRegion: { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number };
  readonly insertedContent: { readonly text: string };
}

interface Fixable {
  readonly ruleId: string;
  readonly fixes?: readonly Fix[];
}

/** A text with the replacements of a file. */
function replaced(text: string, { replacements }: Fix['artifactChanges'][number]): string {
  const offset = (line: number, column: number) => text.split('\n').slice(0, line - 1).reduce((total, { length }) => total + length + 1, 0) + column - 1;
  return replacements
    .map(({ deletedRegion: region, insertedContent }) => ({
      start: offset(region.startLine, region.startColumn), end: offset(region.endLine, region.endColumn), with: insertedContent.text,
    }))
    .sort((a, b) => b.start - a.start)
    .reduce((before, part) => before.slice(0, part.start) + part.with + before.slice(part.end), text);
}

describe('SARIF', () => {
  const modules = join(__dirname, '..', '..', 'node_modules');
  // The schema has an expression that is none with the flag u.
  const valid = addFormats(new Ajv({ allErrors: true, unicodeRegExp: false })).compile(JSON.parse(readFileSync(join(modules, '@microsoft', 'jest-sarif', 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json'), 'utf8')));

  const sarif = (...args: string[]) => {
    const log = JSON.parse(cli(['check', '--format', 'sarif', ...args]).out);
    valid(log);
    expect(valid.errors ?? []).toEqual([]);
    return log.runs[0];
  };

  test('is valid where there are findings', () => {
    const { results, tool: { driver } } = sarif(STORE, '--level', 'info');
    expect(results.length).toBeGreaterThan(5);
    for (const { ruleId, ruleIndex, level } of results) {
      expect(driver.rules[ruleIndex].id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
    }
    expect(results[0]).toMatchObject({
      ruleId: 'SC101',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 62 } }, logicalLocations: [{ name: 'Catalog', kind: 'resource' }] }],
    });
  });

  test('describes every rule', () => {
    const { tool: { driver: { rules } } } = sarif(STORE);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ id }) => id));
    expect(rules[0]).toMatchObject({ helpUri: expect.stringMatching(/^https:/), defaultConfiguration: { level: 'error' } });
  });

  test('is valid where nothing is found and where something cannot be read', () => {
    expect(sarif(write('clean.json', shop())).results).toEqual([]);
    const { invocations: [{ executionSuccessful, toolExecutionNotifications }] } = sarif(join(folder, 'none.yaml'), STORE);
    expect(executionSuccessful).toBe(false);
    expect(toolExecutionNotifications).toMatchObject([{ message: { text: expect.stringContaining('no such file') } }]);
  });

  test('names files as URIs, relative where they were given so', () => {
    const before = process.cwd();
    process.chdir(__dirname);
    try {
      const uris = (...args: string[]): string[] => sarif(...args).results.map(({ locations: [{ physicalLocation }] }: Result) => (
        physicalLocation.artifactLocation.uri
      ));
      expect(new Set(uris('./fixtures/store.yaml'))).toEqual(new Set(['fixtures/store.yaml']));
      const template = shop();
      endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
      expect(uris(write('a b#c.json', template))).toEqual([`file://${folder}/a%20b%23c.json`]);
    } finally {
      process.chdir(before);
    }
  });

  describe('holds the fix of a finding', () => {
    const faulty = () => {
      const template = shop();
      Object.assign(template.Resources.Catalog.Properties, { PlatformVersion: '1.3.0', DeploymentController: { Type: 'EXTERNAL' } });
      Object.assign(template.Resources.CatalogTask.Properties, { Cpu: 300 });
      endpointOf(template).Timeout = { IdleTimeoutSeconds: 1.5, PerRequestTimeoutSeconds: 0 };
      delete template.Resources.Ui.DependsOn;
      return template;
    };
    const yaml = (template: object) => stringify(template, { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });

    test.each([
      ['faulty.json', JSON.stringify(faulty())],
      ['indented.json', JSON.stringify(faulty(), undefined, 2)],
      ['faulty.yaml', stringify(faulty())],
      ['quoted.yaml', yaml(faulty())],
    ])('as text that replaces text, in %s', (name, text) => {
      const file = write(name, text);
      const results: Fixable[] = sarif(file).results;
      const fixable = results.filter(({ fixes }) => fixes);
      expect(fixable.map(({ ruleId }) => ruleId).sort()).toEqual(['SC110', 'SC406', 'SC601', 'SC801']);
      for (const { ruleId, fixes } of fixable) {
        const found = rulesFound(write(`fixed-${name}`, fixes!.reduce((before, { artifactChanges }) => artifactChanges.reduce(replaced, before), text)));
        expect(found).toEqual(results.map((result) => result.ruleId).filter((id) => id !== ruleId));
      }
    });

    test('unless a layout would be guessed, or the text is elsewhere', () => {
      const template = faulty();
      template.Parameters = { Version: { Type: 'String', Default: '1.3.0' } };
      template.Resources.Catalog.Properties = { ...template.Resources.Catalog.Properties, PlatformVersion: { Ref: 'Version' } };
      for (const name of ['elsewhere.json', 'elsewhere.yaml']) {
        const results: Fixable[] = sarif(write(name, name.endsWith('json') ? template : stringify(template))).results;
        expect(results.filter(({ fixes }) => !fixes).map(({ ruleId }) => ruleId)).toEqual(['SC801', 'SC603']);
      }
    });
  });

  test('keeps the fingerprint of a finding when lines move', () => {
    const prints = (file: string) => sarif(file).results.map(({ partialFingerprints }: { partialFingerprints: object }) => partialFingerprints);
    const template = shop();
    endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
    const before = prints(write('moved.json', template));
    expect(prints(write('moved.json', JSON.stringify(template)))).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

test('every format tells the same findings', () => {
  const template = shop();
  containerOf(template).Memory = 1024;
  configurationOf(template).Services[0].ClientAliases[0].Port = 0;
  const file = write('same.json', template);
  const ids = (format: string) => [...cli(['check', file, '--format', format]).out.matchAll(/(?:error|warning) (?:file=\S+,title=)?(SC\d{3})|"(?:rule|ruleId)": "(SC\d{3})"/g)]
    .map(([, a, b]) => a ?? b);
  expect(ids('json')).toEqual(['SC105', 'SC404']);
  for (const format of ['text', 'sarif', 'github']) expect(ids(format)).toEqual(ids('json'));
});
