import { spawnSync } from 'child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { cli, scratch } from './support/cli';
import { damagedCopies, mutations } from './support/mutations';
import { packageImage, readingOnly, remove } from './support/package-image';
import { resource, shop } from '../support/shop';

const COUNT = 2000;
const SEED = 4;

interface Ended {
  readonly name: string;
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

describe('damaged templates, with no right but to read them and the package', () => {
  const { path: folder } = scratch();
  const image = packageImage();
  const damaged = mutations(COUNT, SEED);
  let ended: readonly Ended[];
  afterAll(() => remove(image));

  beforeAll(() => {
    mkdirSync(join(folder, 'templates'));
    for (const { name, content } of damaged) writeFileSync(join(folder, 'templates', name), content);
    copyFileSync(join(__dirname, 'support', 'check-each.js'), join(image, 'check-each.js'));
    const { stdout, stderr } = spawnSync(process.execPath, [
      ...readingOnly(`${image}/*`, `${folder}/*`), '--no-warnings', join(image, 'check-each.js'), image, join(folder, 'templates'),
    ], { encoding: 'utf8', timeout: 150_000, maxBuffer: 256 * 1024 * 1024 });
    expect(stderr).toBe('');
    ended = stdout.trim().split('\n').map((line) => JSON.parse(line) as Ended);
  }, 180_000);

  test('all end', () => expect(ended.map(({ name }) => name)).toEqual(damaged.map(({ name }) => name)));

  test('each ends in findings or in one line', () => {
    const astray = ended.filter(({ code, out, err, name }) => {
      const { findings } = JSON.parse(out) as { findings: object[] };
      if (code === 2) return findings.length > 0 || !new RegExp(`^${join(folder, 'templates', name)}: [^\\n]+\\n$`).test(err);
      return (code !== 0 && code !== 1) || err !== '';
    });
    expect(astray).toEqual([]);
  });

  test('no rule and no reader fails on any', () => {
    const failures = ended.flatMap(({ name, out, err }) => (
      [...`${out}${err}`.matchAll(/[^"\n]*(?:could not be checked|cannot be judged|failed:)[^"\n]*/g)].map(([text]) => `${name}: ${text}`)
    ));
    expect(failures).toEqual([]);
  });

  test('none takes long', () => {
    const longest = Math.max(...ended.map(({ ms }) => ms));
    process.stdout.write(`longest check of a damaged template: ${Math.round(longest)} ms\n`);
    expect(longest).toBeLessThan(5000);
  });

  test('there are some of every kind', () => {
    const share = (code: number) => ended.filter((each) => each.code === code).length / COUNT;
    for (const code of [0, 1, 2]) expect(share(code)).toBeGreaterThan(0.05);
  });
});

describe('damaged manifests of a cloud assembly', () => {
  const { path, write } = scratch();
  const stack = (templateFile: string) => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://111111111111/eu-west-1',
    properties: { templateFile, stackName: 'Shop' },
    dependencies: ['Other', 'Shop.assets'],
    metadata: { '/Shop': [{ type: 'aws:cdk:acknowledged-rules', data: { 'ServiceConnect::SC404': 'a reason', 'ServiceConnect::SC602': 'another' } }] },
  });
  const hash = 'a'.repeat(64);
  const manifest = {
    version: '48.0.0',
    artifacts: {
      'Shop': stack('shop.json'),
      'Other': stack('other.json'),
      'Beta': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Beta' } },
      'Shop.assets': { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
    },
  };
  const template = shop();
  template.Resources.CatalogTask.Properties.ContainerDefinitions[0].Memory = 1024;
  // An error that the manifest acknowledges: it counts where the damage takes the acknowledgement away.
  template.Resources.Catalog.Properties.DeploymentConfiguration = { Strategy: 'BLUE_GREEN' };
  template.Resources.Catalog.Metadata = { 'aws:cdk:path': 'Shop/Catalog' };
  write('shop.json', template);
  write('other.json', { Resources: { Nested: resource('AWS::CloudFormation::Stack', { TemplateURL: `https://a/${hash}.json` }) } });
  write('assets.json', { files: { [hash]: { source: { path: 'nested.json' } } } });
  write('nested.json', { Resources: { Topic: resource('AWS::SNS::Topic', {}) } });
  write('assembly-Beta/shop.json', shop());
  write('assembly-Beta/manifest.json', { version: '48.0.0', artifacts: { Shop: stack('shop.json') } });

  test('were whole before', () => {
    write('manifest.json', manifest);
    expect(cli(['check', path])).toMatchObject({ code: 0, err: '' });
  });

  test('end in findings or in one line', () => {
    const codes = damagedCopies(manifest, 300, SEED).map((content) => {
      write('manifest.json', content);
      const { code, err } = cli(['check', path]);
      expect(err).toMatch(code === 2 ? /^\/[^\n]+: [^\n]+\n$/ : /^$/);
      expect(err).not.toMatch(/failed:|cannot be judged/);
      return code;
    });
    expect(new Set(codes)).toEqual(new Set([0, 1, 2]));
  });
});
