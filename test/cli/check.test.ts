import { cpSync, mkdirSync, rmSync, symlinkSync } from 'fs';
import { join } from 'path';
import { cli, report, rulesFound, scratch } from './support/cli';
import { containerOf, endpointOf, resource, shop } from '../support/shop';
import { Template } from '../support/templates';

const { write, path: folder } = scratch();

function changed(change: (template: Template) => void): Template {
  const template = shop();
  change(template);
  return template;
}

const clean = write('clean.json', shop());
const faulty = write('faulty.json', changed((template) => {
  endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
}));
/** A warning, since the task has no room for the proxy, and an information, since the container has no health check. */
const doubtful = write('doubtful.json', changed((template) => {
  containerOf(template).Memory = 1024;
  delete containerOf(template).HealthCheck;
}));

describe('the exit code', () => {
  test('is 0 where nothing is wrong', () => expect(cli(['check', clean]).code).toBe(0));
  test('is 1 where there is an error', () => expect(cli(['check', faulty]).code).toBe(1));
  test('is 0 where there are only warnings', () => expect(cli(['check', doubtful]).code).toBe(0));
  test('is 1 for warnings, if they are to fail', () => expect(cli(['check', doubtful, '--fail-on', 'warning']).code).toBe(1));
  test('does not depend on what is shown', () => expect(cli(['check', doubtful, '--fail-on', 'warning', '--level', 'error']).code).toBe(1));
  test('is 2 where something cannot be read, whatever else is found', () => expect(cli(['check', faulty, join(folder, 'none.yaml')]).code).toBe(2));

  test.each([
    ['no command', []],
    ['no path', ['check']],
    ['an unknown command', ['chek', clean]],
    ['an unknown option', ['check', clean, '--strict']],
    ['an unknown format', ['check', clean, '--format', 'xml']],
    ['an unknown level', ['check', clean, '--level', 'all']],
    ['a threshold that is none', ['check', clean, '--fail-on', 'info']],
    ['a Region that is none', ['check', clean, '--region', 'Ireland']],
  ])('is 2 for %s', (_what, args) => expect(cli(args)).toMatchObject({ code: 2, out: '' }));
});

describe('the level', () => {
  const severities = (level: string) => new Set(report(faulty, doubtful, '--level', level).findings.map(({ severity }) => severity));

  test('shows errors', () => expect(severities('error')).toEqual(new Set(['error'])));
  test('shows warnings', () => expect(severities('warning')).toEqual(new Set(['error', 'warning'])));
  test('shows all', () => expect(severities('info')).toEqual(new Set(['error', 'warning', 'info'])));
  test('leaves the summary as it is', () => expect(report(doubtful, '--level', 'error').summary.warnings).toBe(1));
});

describe('acknowledged rules', () => {
  test('are neither shown nor counted', () => {
    expect(cli(['check', faulty, '--acknowledge', 'SC204'])).toEqual(cli(['check', clean]));
    expect(report(faulty, doubtful, '--acknowledge', 'sc404, SC204').summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(report(faulty, doubtful, '--acknowledge', 'SC404', '--acknowledge', 'SC204').summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(rulesFound(faulty, '--acknowledge', 'SC602')).toEqual(['SC204']);
  });

  test('have to be rules', () => expect(cli(['check', faulty, '--acknowledge', 'SC999'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('SC999') }));
});

describe('several inputs', () => {
  test('are all checked, though one of them cannot be read', () => {
    const broken = write('broken.json', '{');
    const { out, err, code } = cli(['check', broken, faulty, '--format', 'json']);
    expect(code).toBe(2);
    expect(err).toBe(`${broken}: is not valid JSON at line 1, column 2\n`);
    expect(JSON.parse(out).findings).toHaveLength(1);
  });

  test('are checked once each', () => {
    expect(rulesFound(faulty, faulty, join(folder, '.', 'faulty.json'))).toHaveLength(1);
  });

  test('are added up', () => {
    expect(report(clean, faulty).summary).toEqual({ services: 4, endpoints: 2, connections: 2, errors: 1, warnings: 0 });
  });
});

describe('loose templates', () => {
  const server = (namespace: string) => changed(({ Resources }) => {
    delete Resources.Ui;
    delete Resources.Namespace;
    Resources.Catalog.Properties.ServiceConnectConfiguration.Namespace = namespace;
  });
  const one = write('loose/one.json', server('shop'));
  const two = write('loose/two.json', server('shop'));

  test('stand alone', () => expect(rulesFound(one, two)).not.toContain('SC201'));
  test('are one deployment if they are said to be', () => expect(rulesFound(one, two, '--together')).toContain('SC201'));
  test('are found in a folder', () => expect(report(join(folder, 'loose')).summary.services).toBe(2));
  test('are one deployment in a folder, too', () => expect(rulesFound(join(folder, 'loose'), '--together')).toContain('SC201'));
});

describe('a folder', () => {
  test('may hold other files', () => {
    write('mixed/a.template', shop());
    write('mixed/b.yaml', 'Resources: { Topic: { Type: "AWS::SNS::Topic" } }\n');
    write('mixed/c.yml', 'kind: Pod\n---\nkind: Pod\n');
    write('mixed/d.json', { Resources: ['of another kind'] });
    write('mixed/e.json', '// settings with comments\n{}');
    write('mixed/f.txt', '{');
    write('mixed/inner/g.json', '{');
    expect(cli(['check', join(folder, 'mixed')])).toMatchObject({ code: 0, err: '' });
  });

  test('may hold a template that is broken', () => {
    write('half/a.json', shop());
    const broken = write('half/b.yaml', 'Resources:\n  Topic: {\n');
    expect(report(join(folder, 'half'))).toMatchObject({ refusals: [], unread: [{ template: broken, resource: '', line: null, reason: expect.stringContaining('is not valid YAML') }] });
    expect(cli(['check', join(folder, 'half')])).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`1 part was not checked:\n  ${broken}: is not valid YAML`) });
    expect(cli(['check', join(folder, 'half'), '--fail-on', 'unread'])).toMatchObject({ code: 1 });
    expect(cli(['check', broken]).code).toBe(2);
  });

  test('may hold large files: of those, a template is one that was not read', () => {
    write('large/a.json', shop());
    const template = write('large/b.json', `{"Resources": {}, "Description": "${'x'.repeat(10 * 1024 * 1024)}"}`);
    write('large/c.json', JSON.stringify('x'.repeat(10 * 1024 * 1024)));
    expect(report(join(folder, 'large')).unread).toMatchObject([{ template, reason: 'has 10.1 MB; at most 10 MB are read' }]);
  });

  test('is searched to any depth, past what is not its own', () => {
    const bad = changed((template) => { endpointOf(template).ClientAliases[0].DnsName = 'Catalog'; });
    for (const name of ['a.json', 'b/c/d/e.json', 'node_modules/x/f.json', '.git/g.json', 'cdk.out/h.json', 'i/j.json']) write(`deep/${name}`, bad);
    write('deep/i/cdk.out', '{}');
    symlinkSync(join(folder, 'deep'), join(folder, 'deep', 'link'));
    expect(report(join(folder, 'deep')).findings.map(({ template }) => template)).toEqual(['a.json', 'b/c/d/e.json'].map((name) => join(folder, 'deep', name)));
  });

  test('without a template is refused', () => {
    mkdirSync(join(folder, 'bare'));
    expect(cli(['check', join(folder, 'bare')])).toEqual({
      code: 2, out: '', err: `${join(folder, 'bare')}: holds neither a cloud assembly nor a CloudFormation template\n`,
    });
  });
});

describe('the Region', () => {
  const tls = write('china.json', changed((template) => {
    endpointOf(template).Tls = { IssuerCertificateAuthority: { AwsPcaAuthorityArn: 'arn:aws-cn:acm-pca:cn-north-1:111111111111:certificate-authority/a' } };
  }));

  test('is not known of a loose template', () => expect(rulesFound(tls)).not.toContain('SC706'));
  test('can be said', () => expect(rulesFound(tls, '--region', 'cn-north-1')).toContain('SC706'));
});

describe('a cloud assembly', () => {
  const stack = (templateFile: string, more: object = {}) => ({
    type: 'aws:cloudformation:stack', environment: 'aws://111111111111/eu-west-1', properties: { templateFile, ...more },
  });
  const assembly = (name: string, artifacts: object, templates: Record<string, unknown>) => {
    write(`${name}/manifest.json`, { version: '48.0.0', artifacts });
    for (const [file, template] of Object.entries(templates)) write(`${name}/${file}`, template);
    return join(folder, name);
  };
  const client = changed(({ Resources }) => {
    for (const id of ['Catalog', 'CatalogTask', 'Namespace', 'CatalogFromUi']) delete Resources[id];
    delete Resources.Ui.DependsOn;
    Resources.Ui.Properties.ServiceConnectConfiguration.Namespace = { 'Fn::ImportValue': 'namespace' };
  });
  const server = changed((template) => {
    delete template.Resources.Ui;
    template.Outputs = { Namespace: { Value: { 'Fn::GetAtt': ['Namespace', 'Arn'] }, Export: { Name: 'namespace' } } };
  });

  test('is one mesh: exports are followed, stack dependencies count', () => {
    const path = assembly('two-stacks', { Server: stack('server.json'), Client: { ...stack('client.json'), dependencies: ['Server'] } }, {
      'server.json': server, 'client.json': client,
    });
    expect(report(path).summary).toMatchObject({ services: 2, connections: 1, errors: 0 });
  });

  test('tells its Region', () => {
    const china = { Home: { ...stack('a.json'), environment: 'aws://111111111111/cn-north-1' } };
    const path = assembly('china', china, {
      'a.json': JSON.parse(JSON.stringify(changed((template) => {
        endpointOf(template).Tls = { IssuerCertificateAuthority: { AwsPcaAuthorityArn: 'arn:aws-cn:acm-pca:cn-north-1:111111111111:certificate-authority/a' } };
      }))),
    });
    expect(rulesFound(path, '--region', 'eu-west-1')).toContain('SC706');
  });

  test('may hold stages, each a mesh of its own', () => {
    const beta = assembly('staged/assembly-Beta', { Shop: stack('shop.json') }, { 'shop.json': shop() });
    cpSync(beta, join(folder, 'staged/assembly-Prod'), { recursive: true });
    const stage = (directoryName: string) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
    const path = assembly('staged', { Beta: stage('assembly-Beta'), Prod: stage('assembly-Prod') }, {});
    expect(report(path)).toMatchObject({ findings: [], summary: { services: 4 } });
  });

  test('may hold nested stacks', () => {
    const nested = { ...resource('AWS::CloudFormation::Stack', { TemplateURL: 'x' }), Metadata: { 'aws:asset:path': 'nested.json' } };
    const path = assembly('nested', { Shop: stack('parent.json') }, {
      'parent.json': { Resources: { Nested: nested } },
      'nested.json': changed((template) => {
        endpointOf(template).ClientAliases[0].DnsName = 'Catalog';
      }),
    });
    expect(report(path).findings).toMatchObject([{ rule: 'SC204', template: join(path, 'nested.json'), line: expect.any(Number) }]);
  });

  describe('with a symbolic link out of it', () => {
    const outside = join(folder, 'outside-of-assemblies');
    const broken = changed((template) => { endpointOf(template).ClientAliases[0].DnsName = 'Catalog'; });
    const linked = (name: string, artifacts: object, files: Record<string, unknown>, link: string, target: string) => {
      assembly('outside-of-assemblies', { Shop: stack('shop.json') }, { 'shop.json': shop(), 'shop.metadata.json': {} });
      const path = assembly(name, artifacts, files);
      rmSync(join(path, link), { force: true });
      symlinkSync(join(outside, target), join(path, link));
      return path;
    };

    test.each<[string, string, object, string, string]>([
      ['a template', 'templateFile', { Shop: stack('linked.json') }, 'linked.json', 'shop.json'],
      ['construct metadata', 'additionalMetadataFile', { Shop: { ...stack('shop.json'), additionalMetadataFile: 'linked.json' } }, 'linked.json', 'shop.metadata.json'],
      ['a Stage', 'directoryName', { Beta: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Beta' } } }, 'assembly-Beta', ''],
    ])('to %s, is refused', (what, property, artifacts, link, target) => {
      const path = linked(`linked-${what.length}`, artifacts, { 'shop.json': broken }, link, target);
      const reason = `the ${property} of artifact "${Object.keys(artifacts)[0]}" leads out of the assembly`;
      expect(cli(['check', path])).toMatchObject({ code: 2, out: '', err: `${join(path, 'manifest.json')}: ${reason}\n` });
    });

    test('to its manifest, is refused', () => {
      const path = linked('linked-manifest', {}, {}, 'manifest.json', 'manifest.json');
      expect(cli(['check', path])).toMatchObject({ code: 2, out: '', err: `${join(path, 'manifest.json')}: is a symbolic link that leads out of the assembly\n` });
    });

    test('that leads to another file in it, is followed, as is one to the assembly', () => {
      const path = assembly('linked-inside', { Shop: stack('linked.json') }, { 'shop.json': broken });
      symlinkSync('shop.json', join(path, 'linked.json'));
      symlinkSync(path, join(folder, 'linked-assembly'));
      expect(rulesFound(path)).toEqual(['SC204']);
      expect(rulesFound(join(folder, 'linked-assembly'))).toEqual(['SC204']);
    });
  });

  describe('in which one of several resources with one cause is acknowledged', () => {
    const named = changed(({ Resources }) => {
      for (const id of ['Catalog', 'Ui']) {
        Resources[id].Properties.ServiceConnectConfiguration.Namespace = 'shop';
        Resources[id].Metadata = { ...Resources[id].Metadata, 'aws:cdk:path': `Shop/${id}/Service/Service` };
      }
    });
    const found = (name: string, ...paths: string[]) => {
      const metadata = Object.fromEntries(paths.map((path) => [path, [{ type: 'aws:cdk:acknowledged-rules', data: { 'ServiceConnect::SC302': 'a reason' } }]]));
      return report(assembly(`cause-${name}`, { Shop: { ...stack('shop.json'), metadata } }, { 'shop.json': named })).findings
        .filter(({ rule }) => rule === 'SC302').map(({ resource: at, message }) => [at, message]);
    };

    test('the others are still found', () => {
      expect(found('none')).toEqual([['Catalog', expect.stringContaining('here and in "Ui"')]]);
      expect(found('first', '/Shop/Catalog')).toEqual([['Ui', expect.not.stringContaining('here and in')]]);
      expect(found('other', '/Shop/Ui')).toEqual([['Catalog', expect.not.stringContaining('here and in')]]);
      expect(found('all', '/Shop')).toEqual([]);
    });
  });

  describe('in which a finding is acknowledged', () => {
    const acknowledgedAt = (path: string, id = 'ServiceConnect::SC204') => ({ [path]: [{ type: 'aws:cdk:acknowledged-rules', data: { [id]: 'a reason' } }] });
    const template = changed(({ Resources }) => {
      endpointOf({ Resources }).ClientAliases[0].DnsName = 'Catalog';
      Resources.Catalog.Metadata = { 'aws:cdk:path': 'Shop/Catalog/Service/Service' };
    });
    const found = (name: string, artifact: object, files: object = {}) => (
      rulesFound(assembly(`acknowledged-${name}`, { Shop: { ...stack('shop.json'), ...artifact } }, { 'shop.json': template, ...files }))
    );

    test('at the construct or above, does not have it', () => {
      expect(found('construct', { metadata: acknowledgedAt('/Shop/Catalog/Service/Service') })).toEqual([]);
      expect(found('above', { metadata: acknowledgedAt('/Shop') })).toEqual([]);
      expect(found('file', { additionalMetadataFile: 'shop.metadata.json' }, { 'shop.metadata.json': acknowledgedAt('/Shop/Catalog') })).toEqual([]);
    });

    test('elsewhere, or another one, has it', () => {
      expect(found('elsewhere', { metadata: acknowledgedAt('/Shop/Cat') })).toEqual(['SC204']);
      expect(found('another', { metadata: acknowledgedAt('/Shop', 'ServiceConnect::SC602') })).toEqual(['SC204']);
      expect(found('plugin', { metadata: acknowledgedAt('/Shop', 'Other::SC204') })).toEqual(['SC204']);
      expect(found('odd', { metadata: { '/Shop': { type: 'aws:cdk:acknowledged-rules' } } })).toEqual(['SC204']);
    });

    test('in a file that is missing, is refused', () => {
      const path = assembly('acknowledged-nowhere', { Shop: { ...stack('shop.json'), additionalMetadataFile: 'x.json' } }, { 'shop.json': template });
      expect(cli(['check', path])).toMatchObject({ code: 2, err: `${join(path, 'x.json')}: no such file or folder\n` });
    });
  });

  test('may hold an empty stack', () => {
    const path = assembly('empty', { Empty: stack('empty.json'), Shop: stack('shop.json') }, { 'empty.json': {}, 'shop.json': shop() });
    expect(cli(['check', path])).toMatchObject({ code: 0, err: '' });
  });

  test.each<[string, object, Record<string, unknown>, string]>([
    ['no stack', {}, {}, 'the cloud assembly has no stack'],
    ['a template that is missing', { Shop: stack('gone.json') }, {}, 'gone.json: no such file or folder'],
    ['a template that is broken', { Shop: stack('a.json') }, { 'a.json': '{"Resources": 1}' }, 'a.json: Resources is a number, not a map'],
    ['a template outside of it', { Shop: stack('../clean.json') }, {}, 'the templateFile of artifact "Shop" names nothing in the assembly'],
    ['a stack without template', { Shop: { type: 'aws:cloudformation:stack' } }, {}, 'the templateFile of artifact "Shop" names nothing in the assembly'],
    ['itself as a stage', { Self: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } }, {}, 'the directoryName of artifact "Self"'],
    ['artifacts that are a list', [], {}, 'manifest.json: is not the manifest of a cloud assembly'],
    [
      'a template that is nested in itself', { Shop: stack('a.json') },
      { 'a.json': { Resources: { Self: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'a.json' } } } } },
      'a.json: resource "Self" nests a template in itself',
    ],
  ])('with %s is refused', (what, artifacts, templates, reason) => {
    const { code, out, err } = cli(['check', assembly(what.replace(/ /g, '-'), artifacts, templates)]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('with a manifest that is none is refused', () => {
    const manifest = write('web/manifest.json', { name: 'a web page', icons: [] });
    expect(cli(['check', join(folder, 'web')]).err).toBe(`${manifest}: is not the manifest of a cloud assembly\n`);
  });
});
