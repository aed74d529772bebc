import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, dirname, join } from 'path';
import { readAssembly, readMesh, readStacks } from '../../../src/analysis/reader';

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'assembly-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: unknown): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(content));
}

const stack = (templateFile: string, more: Record<string, unknown> = {}, properties: Record<string, unknown> = {}) => ({
  type: 'aws:cloudformation:stack', environment: 'aws://111111111111/eu-west-1', properties: { templateFile, ...properties }, ...more,
});

const nested = (file: unknown) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': file } });

test('reads the stacks with their names, places and dependencies', () => {
  write('manifest.json', {
    version: '44.0.0',
    artifacts: {
      'Tree': { type: 'cdk:tree', properties: { file: 'tree.json' } },
      'Backend': stack('Backend.template.json', { dependencies: ['Backend.assets'] }),
      'Backend.assets': { type: 'cdk:asset-manifest', properties: { file: 'Backend.assets.json' } },
      'Frontend': stack('Frontend.template.json', { dependencies: ['Backend', 'Frontend.assets', 1] }, { stackName: 'shop-frontend' }),
      'Later': stack('Later.template.json', { environment: 'aws://unknown-account/unknown-region' }),
      'Odd': stack('Odd.template.json', { environment: undefined }),
      'List': stack('List.template.json', { environment: ['aws://111111111111/eu-west-1'] }),
      'Other': stack('Other.template.json', { environment: 'my-aws://111111111111/eu-west-1' }),
      'Torn': stack('Torn.template.json', { environment: 'aws://111111111111/eu-west-1\nmore' }),
      'Nothing': 'odd',
    },
  });
  for (const name of ['Backend', 'Frontend', 'Later', 'Odd', 'List', 'Other', 'Torn']) write(`${name}.template.json`, { Resources: {}, Description: name });

  const path = (name: string) => join(folder, `${name}.template.json`);
  const found = expect.any(Function);
  const common = { assembly: folder, nested: found, constructPathOf: found, account: '111111111111', region: 'eu-west-1' };
  const unknown = { ...common, account: undefined, region: undefined };
  const body = (Description: string) => ({ Resources: {}, Description });
  expect(readAssembly(folder)).toEqual([[
    { ...common, name: path('Backend'), body: body('Backend'), stackName: 'Backend', dependsOn: [] },
    { ...common, name: path('Frontend'), body: body('Frontend'), stackName: 'shop-frontend', dependsOn: [path('Backend')] },
    { ...unknown, name: path('Later'), body: body('Later'), stackName: 'Later', dependsOn: [] },
    ...['Odd', 'List', 'Other', 'Torn'].map((name) => ({ ...unknown, name: path(name), body: body(name), stackName: name, dependsOn: [] })),
  ]]);
});

test('reads each Stage as an assembly of its own', () => {
  write('manifest.json', {
    version: '44.0.0',
    artifacts: {
      'assembly-Beta': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Beta' } },
      'assembly-Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
    },
  });
  for (const stage of ['Beta', 'Prod']) {
    write(`assembly-${stage}/manifest.json`, { version: '44.0.0', artifacts: { Shop: stack('Shop.template.json') } });
    write(`assembly-${stage}/Shop.template.json`, {});
  }
  const assemblies = readAssembly(folder);
  expect(assemblies.map((sources) => sources.map(({ assembly }) => assembly))).toEqual([
    [join(folder, 'assembly-Beta')], [join(folder, 'assembly-Prod')],
  ]);
});

test('reads stacks of the App before those of its Stages', () => {
  write('manifest.json', {
    version: '44.0.0',
    artifacts: {
      Beta: { type: 'cdk:cloud-assembly', properties: { directoryName: 'beta' } },
      Pipeline: stack('Pipeline.template.json'),
    },
  });
  write('Pipeline.template.json', {});
  write('beta/manifest.json', { version: '44.0.0', artifacts: { Shop: stack('Shop.template.json') } });
  write('beta/Shop.template.json', {});
  expect(readAssembly(folder).map(([{ stackName }]) => stackName)).toEqual(['Pipeline', 'Shop']);
});

test('reads nested stacks from beside their parent, to any depth', () => {
  write('manifest.json', { version: '44.0.0', artifacts: { Shop: stack('Shop.template.json') } });
  write('Shop.template.json', {
    Resources: {
      Child: nested('Child.nested.template.json'), Missing: nested('Missing.template.json'), NoAsset: nested(1), Topic: { Type: 'AWS::SNS::Topic' }, Odd: 'odd',
    },
  });
  write('Child.nested.template.json', { Resources: { Grandchild: nested('Grandchild.nested.template.json') } });
  write('Grandchild.nested.template.json', { Resources: { Service: { Type: 'AWS::ECS::Service' } } });
  const [sources] = readAssembly(folder);
  const { services, unread } = readMesh(sources);
  expect(services.map(({ origin }) => origin.template)).toEqual([join(folder, 'Grandchild.nested.template.json')]);
  expect(unread).toEqual([
    { template: join(folder, 'Shop.template.json'), resource: 'Missing', reason: `its template is not at hand: there is no ${join(folder, 'Missing.template.json')}` },
    { template: join(folder, 'Shop.template.json'), resource: 'NoAsset', reason: 'its template is not in the assembly' },
  ]);
});

test('finds the template of a nested stack by the hash of its asset, too', () => {
  const hash = 'a'.repeat(64);
  write('manifest.json', {
    version: '44.0.0',
    artifacts: {
      'Shop': stack('Shop.template.json'),
      'Shop.assets': { type: 'cdk:asset-manifest', properties: { file: 'Shop.assets.json' } },
      'Odd.assets': { type: 'cdk:asset-manifest', properties: { file: 'Odd.assets.json' } },
    },
  });
  const files = { [hash]: { source: { path: 'Child.nested.template.json' } }, ['c'.repeat(64)]: { source: { path: 1 } }, odd: 'odd', empty: {} };
  write('Shop.assets.json', { files });
  write('Odd.assets.json', 'odd');
  write('Child.nested.template.json', { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
  const child = (url: unknown) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } });
  write('Shop.template.json', {
    Resources: {
      Child: child({ 'Fn::Sub': `https://s3.\${AWS::Region}.amazonaws.com/assets/${hash}.json` }),
      Other: child(`https://s3.amazonaws.com/${'b'.repeat(64)}.json`),
      NoPath: child(`https://s3.amazonaws.com/${'c'.repeat(64)}.json`),
      NoUrl: child(undefined),
      NoProperties: { Type: 'AWS::CloudFormation::Stack' },
    },
  });
  const { resources, unread } = readMesh(readAssembly(folder)[0]);
  expect(resources.ofType('AWS::SNS::Topic').map(({ origin }) => origin.template)).toEqual([join(folder, 'Child.nested.template.json')]);
  expect(unread.map(({ resource, reason }) => [resource, reason])).toEqual(['Other', 'NoPath', 'NoUrl', 'NoProperties'].map((id) => [id, 'its template is not in the assembly']));
});

test('opens nothing outside the assembly', () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'a.json'), JSON.stringify({ Resources: { S: { Type: 'AWS::ECS::Service' } } }));
  write('manifest.json', { version: '44.0.0', artifacts: { Shop: stack('Shop.template.json') } });
  symlinkSync(join(outside, 'a.json'), join(folder, 'link.json'));
  write('dots../Child.json', { Resources: { Inner: { Type: 'AWS::SNS::Topic' } } });
  const refused = { Up: nested(join('..', basename(outside), 'a.json')), Link: nested('link.json'), Parent: nested('..'), Itself: nested('.') };
  write('Shop.template.json', { Resources: { ...refused, Dots: nested('dots../Child.json') } });
  const { services, unread, resources } = readMesh(readAssembly(folder)[0]);
  expect(services).toEqual([]);
  expect(resources.ofType('AWS::SNS::Topic')).toHaveLength(1);
  expect(unread.map(({ resource, reason }) => [resource, reason.replace(/:.*/, '')])).toEqual(['Up', 'Link', 'Parent', 'Itself'].map((id) => [id, `its template is outside ${folder}`]));
  rmSync(outside, { recursive: true });
});

test('two stacks with one nested template are two', () => {
  const artifacts = { A: stack('A.template.json'), B: stack('B.template.json') };
  write('manifest.json', { version: '44.0.0', artifacts });
  for (const name of ['A', 'B']) write(`${name}.template.json`, { Resources: { Child: nested('Child.json') } });
  write('Child.json', { Resources: { S: { Type: 'AWS::ECS::Service' } } });
  const child = join(folder, 'Child.json');
  const { services, deployment } = readMesh(readAssembly(folder)[0]);
  expect(services.map(({ origin }) => origin.address)).toEqual([`${child}#S`, `${child} (${join(folder, 'B.template.json')}#Child)#S`]);
  expect(services.map(({ origin }) => deployment.stacks.get(origin.template)?.name)).toEqual(['A', 'B']);
});

test('tells construct paths that the templates do not have', () => {
  const metadata = {
    '/Shop/Catalog/Service': [{ type: 'aws:cdk:logicalId', data: 'Catalog' }], '/Shop/Other': [{ type: 'aws:cdk:info', data: 'Other' }, 'odd'], '/Shop/Odd': 1,
  };
  write('manifest.json', { version: '44.0.0', artifacts: { Shop: stack('Shop.template.json', { metadata }) } });
  write('Shop.template.json', { Resources: { Catalog: { Type: 'AWS::ECS::Service' }, Other: { Type: 'AWS::ECS::Service' } } });
  const { services } = readMesh(readAssembly(folder)[0]);
  expect(services.map(({ origin, name }) => [origin.constructPath, name])).toEqual([['Shop/Catalog/Service', 'Catalog'], [undefined, 'Other']]);
});

test('tells construct paths from a file of metadata beside the manifest', () => {
  const metadata = { '/Shop/Ui/Service': [{ type: 'aws:cdk:logicalId', data: 'Ui' }] };
  write('manifest.json', { version: '44.0.0', artifacts: { Shop: stack('Shop.template.json', { metadata, additionalMetadataFile: 'Shop.metadata.json' }) } });
  write('Shop.metadata.json', { '/Shop/Catalog/Service': [{ type: 'aws:cdk:logicalId', data: 'Catalog' }] });
  write('Shop.template.json', { Resources: { Catalog: { Type: 'AWS::ECS::Service' }, Ui: { Type: 'AWS::ECS::Service' } } });
  expect(readMesh(readAssembly(folder)[0]).services.map(({ origin }) => origin.constructPath)).toEqual(['Shop/Catalog/Service', 'Shop/Ui/Service']);
});

test('opens the file of metadata when somebody asks for a path', () => {
  write('manifest.json', { version: '44.0.0', artifacts: { Shop: stack('Shop.template.json', { additionalMetadataFile: 'Missing.metadata.json' }) } });
  write('Shop.template.json', { Resources: { Catalog: { Type: 'AWS::ECS::Service' } } });
  const [{ origin }] = readMesh(readAssembly(folder)[0]).services;
  expect(origin.logicalId).toBe('Catalog');
  expect(() => origin.constructPath).toThrow('Missing.metadata.json');
});

test('a template can be in a folder whose name ends with dots', () => {
  write('manifest.json', { version: '44.0.0', artifacts: { Shop: stack('dots../Shop.template.json') } });
  write('dots../Shop.template.json', {});
  expect(readStacks(folder).map(({ name }) => name)).toEqual([join(folder, 'dots../Shop.template.json')]);
});

describe('refuses', () => {
  const manifest = (artifacts: unknown) => write('manifest.json', { version: '44.0.0', artifacts });

  test.each<[string, () => void, string]>([
    ['a folder without manifest', () => {}, 'manifest.json'],
    ['a manifest that is no map', () => write('manifest.json', 'odd'), 'is not the manifest of a cloud assembly'],
    ['a manifest without version', () => write('manifest.json', { artifacts: {} }), 'is not the manifest of a cloud assembly'],
    ['artifacts that are no map', () => manifest('odd'), 'is not the manifest of a cloud assembly'],
    ['a stack without template', () => manifest({ Shop: { type: 'aws:cloudformation:stack' } }), 'the templateFile of artifact "Shop" names nothing'],
    ['the folder as a template', () => manifest({ Shop: stack('.') }), 'the templateFile of artifact "Shop" names nothing'],
    ['the folder above as a template', () => manifest({ Shop: stack('..') }), 'the templateFile of artifact "Shop" names nothing'],
    ['a template outside', () => manifest({ Shop: stack('../Shop.template.json') }), 'the templateFile of artifact "Shop" names nothing'],
    ['a template that is not there', () => manifest({ Shop: stack('Shop.template.json') }), 'Shop.template.json'],
    ['a Stage without folder', () => manifest({ Beta: { type: 'cdk:cloud-assembly' } }), 'the directoryName of artifact "Beta" names nothing'],
    ['a nested stack that holds itself', () => {
      manifest({ Shop: stack('Shop.template.json') });
      write('Shop.template.json', { Resources: { Child: nested('Child.nested.template.json') } });
      write('Child.nested.template.json', { Resources: { Back: nested('Shop.template.json') } });
    }, 'resource "Back" nests a template in itself'],
  ])('%s', (_on, prepare, message) => {
    prepare();
    expect(() => readAssembly(folder).map(readMesh)).toThrow(message);
  });

  test('a manifest elsewhere, with the file and the reason', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'manifest.json'), JSON.stringify({ version: '44.0.0' }));
    symlinkSync(join(outside, 'manifest.json'), join(folder, 'manifest.json'));
    const refusal = { name: 'Refusal', file: join(folder, 'manifest.json'), reason: 'is a symbolic link that leads out of the assembly' };
    expect(() => readAssembly(folder)).toThrow(expect.objectContaining(refusal));
    rmSync(outside, { recursive: true });
  });
});

test('an assembly without stacks gives none', () => {
  write('manifest.json', { version: '44.0.0' });
  expect(readAssembly(folder)).toEqual([]);
  expect(readStacks(folder)).toEqual([]);
});

test('the stacks of one assembly are read without its Stages', () => {
  write('manifest.json', {
    version: '44.0.0',
    artifacts: { Shop: stack('Shop.template.json'), Beta: { type: 'cdk:cloud-assembly', properties: { directoryName: 'beta' } } },
  });
  write('Shop.template.json', {});
  expect(readStacks(folder).map(({ stackName }) => stackName)).toEqual(['Shop']);
});
