import { readFileSync } from 'fs';
import { join } from 'path';
import { cli, scratch } from './support/cli';
import { violations } from '../support/schemas';
import { containerOf, endpointOf, fargateService, shop } from '../support/shop';

const { write, path: folder } = scratch();

/** The shop with another image of the catalog, and another name of its endpoint. */
function changed() {
  const template = shop();
  containerOf(template).Image = 'busybox:2';
  endpointOf(template).ClientAliases[0].DnsName = 'products';
  template.Resources.Ui.Metadata!['cdk-ecs-service-connect'].connections = ['products:80'];
  template.Resources.Ui.Properties.ForceNewDeployment = { EnableForceNewDeployment: true, ForceNewDeploymentNonce: 'b' };
  return template;
}

describe('the plan of a mesh', () => {
  test('as text', () => {
    const template = shop();
    endpointOf(template).PortName = 'admin';
    expect(cli(['plan', write('shop.json', template)])).toEqual({
      code: 0,
      err: '',
      out: [
        'Order in which CloudFormation creates the services',
        '  Wave  Service  Stack  Waits for',
        '  1     Catalog  shop   no other service',
        '  2     Ui       shop   Catalog',
        '  critical path: Catalog → Ui, 2 waves',
        '  no cycle over Ref, GetAtt and DependsOn',
        '',
        'Endpoints',
        '  Clients dial  Service  Port of the proxy',
        '  catalog:80 ?  Catalog  ?',
        '',
        'Connections',
        '  Client  Server   Dials       Port of the proxy',
        '  Ui      Catalog  catalog:80  ?',
        '',
        'Task sizes in CPU units/MiB: what was asked for, and the share of the proxy, make the task',
        '  Service  Asked  Proxy  Task',
        '  Catalog                512/1024',
        '  Ui                     512/1024',
        '',
        'Errors and warnings, which "check" explains',
        '  Severity  Rule   Service or resource  Finding',
        '  error     SC101  Catalog              PortName is "admin"; the port mappings of CatalogTask are named "catalog"',
        '',
      ].join('\n'),
    });
  });

  test('as Markdown, in which no name is markup', () => {
    const template = shop();
    template.Resources.Ui.Metadata!['aws:cdk:path'] = 'App/a|b*c<d>\n# e&amp;~~f~~/Service/Service';
    const { out } = cli(['plan', write('shop.json', template), '--format', 'markdown']);
    expect(out).toContain('### Endpoints\n\n| Clients dial | Service | Port of the proxy |\n| --- | --- | --- |\n| catalog:80 http | Catalog | 8080 |\n');
    expect(out).toContain('| 2 | a\\|b\\*c\\<d\\> \\# e\\&amp;\\~\\~f\\~\\~ | shop | Catalog |');
    expect(out).toContain('\n- critical path: Catalog → a\\|b\\*c\\<d\\> \\# e\\&amp;\\~\\~f\\~\\~, 2 waves\n');
  });

  test('as JSON is that of the graph', () => {
    const file = write('shop.json', shop());
    expect(cli(['plan', file, '--format', 'json'])).toEqual(cli(['graph', file, '--format', 'json']));
  });

  test('says what is on a cycle, which stacks have no known order, and where there is nothing', () => {
    const cyclic = shop();
    cyclic.Resources.Catalog.DependsOn = 'Ui';
    const { out } = cli(['plan', '--together', write('cyclic.json', cyclic), write('other.json', { Resources: {} })]);
    expect(out).toContain('  cycle: cyclic/Catalog → cyclic/Ui → cyclic/Catalog\n  on a cycle or behind one: Catalog, Ui\n  the order of the stacks is not known\n');
    expect(cli(['plan', join(folder, 'other.json')]).out).toContain('\n  no ECS service\n');
  });

  test('has a chapter for each deployment', () => {
    const { out } = cli(['plan', write('a.json', shop()), write('b.json', shop())]);
    expect(out.split('\n').filter((line) => /^[ab]\.json$/.test(line))).toEqual(['a.json', 'b.json']);
    expect(out).toContain('  1     a/Catalog  a      no other service\n');
  });

  test('keeps control characters of a template from the terminal', () => {
    const template = shop();
    template.Resources.Ui.Metadata!['aws:cdk:path'] = 'App/a\u001b[2J\nb\u202e/Service/Service';
    expect(cli(['plan', write('evil.json', template)]).out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe('the plan of a change', () => {
  const plan = (...args: string[]) => cli(['plan', '--from', write('before.json', shop()), write('after.json', changed()), ...args]);

  test('as text', () => {
    expect(plan()).toEqual({
      code: 0,
      err: '',
      out: [
        'Services',
        '  Service  Is          Because of',
        '  Catalog  redeployed  ServiceConnectConfiguration; its task definition (ContainerDefinitions)',
        '  Ui       redeployed  the endpoint that it calls (products:80)',
        '  0 services unchanged',
        '',
        'Connections',
        '  Is      Client  Server   Dials',
        '  opened  Ui      Catalog  products:80',
        '  closed  Ui      Catalog  catalog:80',
        '',
        'Order',
        '  Step  Services',
        '  1     Catalog',
        '  2     Ui',
        '',
        'What can fail',
        '  Service  What',
        '  Ui       its tasks call catalog:80, which goes away before it has new tasks',
        '',
      ].join('\n'),
    });
  });

  test('as Markdown for a pull request', () => {
    expect(plan('--format', 'markdown').out).toContain([
      '### Connections', '', '| Is | Client | Server | Dials |', '| --- | --- | --- | --- |',
      '| opened | Ui | Catalog | products:80 |', '| closed | Ui | Catalog | catalog:80 |', '',
    ].join('\n'));
  });

  test('as JSON fulfils its schema', () => {
    const document = JSON.parse(plan('--format', 'json').out);
    expect(violations('change', document)).toEqual([]);
    expect(document).toMatchObject({ version: 1, names: { 'after/Catalog': 'Catalog' }, services: [{ id: 'after/Catalog', kind: 'REDEPLOY' }, { id: 'after/Ui' }] });
  });

  test('says what is created, deleted, updated, replaced and left', () => {
    const [before, after] = [shop(), shop()];
    before.Resources.Old = fargateService('Old', {});
    after.Resources.New = fargateService('New', {});
    after.Resources.Ui.Properties.DesiredCount = 3;
    after.Resources.Catalog.Properties.Role = 'ecs';
    const from = [write('one.json', before), write('two.json', shop())].flatMap((file) => ['--from', file]);
    const { out } = cli(['plan', ...from, write('one/one.json', after), write('one/three.json', { Resources: {} })]);
    for (const [name, what] of [
      ['New', 'created'], ['Old', 'deleted'], ['Ui', 'updated, its tasks keep running'], ['Catalog', 'replaced'], ['two/Ui', 'left as it is'],
    ]) expect(out).toMatch(new RegExp(`^ {2}${name} +${what}`, 'm'));
    expect(out).toMatch(/^ {2}Catalog +the update of the stack fails/m);
    expect(out).toMatch(/Old +deleted at the end of the update of stack one/);
  });

  test('lists what was not read in either state', () => {
    const before = { ...shop(), Transform: 'Before' };
    const { out } = cli(['plan', '--from', write('one/shop.json', before), write('two/shop.json', { ...shop(), Transform: 'After' })]);
    expect(out).toMatch(/Not read.*\n.*\n +shop\/Transform .*After.*\n +shop\/Transform .*Before/);
  });

  test('says nothing of parts', () => {
    const { code, out, err } = cli(['plan', '--from', join(folder, 'none.json'), write('after.json', shop())]);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `${join(folder, 'none.json')}: no such file or folder\n` });
  });
});

describe('a folder with a file that cannot be read', () => {
  const half = () => {
    write('half/a.json', shop());
    return { folder: join(folder, 'half'), broken: write('half/b.yaml', 'Resources:\n  Topic: {\n') };
  };

  test('is planned and drawn as it is checked: the file is named, and is no failure', () => {
    const { folder: path, broken } = half();
    const planned = cli(['plan', path]);
    expect(planned).toMatchObject({ code: 0, err: '' });
    expect(planned.out).toMatch(new RegExp(`\nNot read.*\n.*\n +${broken} +is not valid YAML`));
    expect(cli(['graph', path])).toMatchObject({ code: 0, err: expect.stringContaining(`not read: ${broken}: is not valid YAML`) });
    expect(JSON.parse(cli(['graph', path, '--format', 'json']).out)).toMatchObject({ unread: [{ resource: broken }] });
    expect(cli(['graph', path, '--format', 'html']).out).toContain('<h3>Not read</h3>');
  });

  test('is compared with nothing: its services would seem to be deleted', () => {
    const { folder: path, broken } = half();
    for (const args of [['--from', path, path], ['--from', join(path, 'a.json'), path]]) {
      expect(cli(['plan', ...args])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(broken) });
      expect(cli(['graph', ...args, '--format', 'html'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(broken) });
    }
  });
});

test('a file keeps what it holds if nothing was read', () => {
  const file = write('kept.txt', 'a plan of yesterday');
  for (const [command, format] of [['plan', 'text'], ['plan', 'json'], ['graph', 'mermaid'], ['graph', 'json']]) {
    expect(cli([command, join(folder, 'none.json'), '--format', format, '--output', file]).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toContain('a plan of yesterday');
  }
});
