import { readFileSync } from 'fs';
import { join } from 'path';
import { cli, scratch } from './support/cli';
import { readDrawings } from '../support/drawing-tools';
import { violations } from '../support/schemas';
import { endpointOf, resource, shop } from '../support/shop';
import { Template } from '../support/templates';
import { tlsShop } from '../support/tls-shop';

const STORE = join(__dirname, 'fixtures', 'store.yaml');
const { write, path: folder } = scratch();

/** A shop with everything that a picture shows. */
function rich(): Template {
  const template = shop();
  const { Resources } = template;
  Resources.LoadBalancer = resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {});
  Resources.Group = resource('AWS::ElasticLoadBalancingV2::TargetGroup', {});
  Resources.Listener = resource('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: { Ref: 'LoadBalancer' }, Port: 443, Protocol: 'HTTPS', DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Group' } }],
  });
  Resources.Ui.Properties.LoadBalancers = [{ TargetGroupArn: { Ref: 'Group' }, ContainerName: 'app', ContainerPort: 3000 }];
  Resources.Ui.DependsOn = [...(Resources.Ui.DependsOn ?? []), 'Listener'];
  Resources.Ui.Metadata!['cdk-ecs-service-connect'].connections = ['catalog:80', 'rates:80'];
  Resources.Cron = resource('AWS::ECS::Service', { Cluster: { Ref: 'Cluster' }, LaunchType: 'FARGATE', TaskDefinition: { Ref: 'UiTask' } });
  endpointOf(template).PortName = 'admin';
  return template;
}

test('a nested stack that a condition leaves out is not drawn', () => {
  write('left-out/child.json', shop());
  const file = write('left-out/parent.json', {
    Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Condition: 'No', Properties: { TemplateURL: 'child.json' } } },
  });
  for (const command of ['graph', 'plan']) expect(cli([command, file])).toMatchObject({ code: 0, err: '' });
});

describe('mermaid', () => {
  test('is the default, and shows stacks, services, connections, routes and findings', () => {
    const { code, out, err } = cli(['graph', write('rich.json', rich())]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual([
      'flowchart LR',
      '  subgraph g0["rich"]',
      '    s0["Catalog<br/>catalog:80 ?<br/>1 error"]',
      '    s1["Cron<br/>not on Service Connect<br/>1 warning"]',
      '    s2["Ui"]',
      '  end',
      '  internet(("Internet"))',
      '  l0{{"LoadBalancer"}}',
      '  x0(["rates:80<br/>not in these templates"])',
      '  internet -->|"HTTPS 443"| l0',
      '  l0 -->|"port 3000"| s2',
      '  s1 -.->|"catalog:80"| s0',
      '  s2 -->|"catalog:80"| s0',
      '  s2 -->|"rates:80"| x0',
      '  classDef offMesh stroke-dasharray: 5 5',
      '  classDef elsewhere stroke-dasharray: 2 2',
      '  classDef error stroke:#d1242f,stroke-width:3px',
      '  classDef warning stroke:#bf8700,stroke-width:3px',
      '  class s0 error',
      '  class s1 offMesh',
      '  class s1 warning',
      '  class x0 elsewhere',
      '',
    ]);
  });

  test('marks TLS, and connections that are inferred', () => {
    expect(cli(['graph', write('tls.json', tlsShop())]).out).toMatch(/catalog:\d+ \w+ TLS[^]*-->\|"catalog:\d+ TLS"\|/);
    const template = shop();
    delete template.Resources.Ui.Metadata;
    expect(cli(['graph', write('inferred.json', template)]).out).toContain('s1 -.->|"catalog:80"| s0');
  });
});

test('dot has the same nodes and edges', () => {
  const { out } = cli(['graph', write('rich.json', rich()), '--format', 'dot']);
  expect(out).toContain('subgraph cluster_g0 {\n    label="rich";');
  expect(out).toContain('s0 [label="Catalog\\ncatalog:80 ?\\n1 error", shape=box, color="#d1242f", penwidth=2];');
  expect(out).toContain('internet -> l0 [label="HTTPS 443"];');
});

test('Mermaid and Graphviz read what is written, whatever the names are', () => {
  const evil = shop();
  evil.Resources.Ui.Metadata!['aws:cdk:path'] = 'App/a"b<script>#quot;\\n`|]) end\u001b[2J\u202e{{/Service/Service';
  endpointOf(evil).ClientAliases[0].DnsName = 'x"y\\<z>';
  evil.Resources.Ui.Metadata!['cdk-ecs-service-connect'].connections = ['x"y\\<z>:80', 'end|"]-->:1'];
  const files = [write('rich.json', rich()), write('tls.json', tlsShop()), write('evil.json', evil), STORE];
  const drawings = files.flatMap((file) => (['mermaid', 'dot'] as const).map((tool) => [tool, cli(['graph', file, '--format', tool]).out] as const));
  const read = readDrawings([...drawings, ['mermaid', 'flowchart LR\n  a[ b'], ['dot', 'digraph { a -> ']]);
  // The tools do refuse what is wrong.
  expect(read.slice(-2)).toEqual([{ error: expect.any(String) }, { error: expect.any(String) }]);
  const counts = read.slice(0, -2).map(({ error, nodes, edges }) => error ?? `${nodes!.length} nodes, ${edges} edges`);
  expect(counts.slice(0, 2)).toEqual(['6 nodes, 5 edges', '6 nodes, 5 edges']);
  for (let i = 0; i < counts.length; i += 2) expect(counts[i]).toBe(counts[i + 1]);
  expect(counts[4]).toBe('3 nodes, 2 edges');
  expect(drawings.map(([, text]) => text).join('')).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});

describe('JSON', () => {
  test('fulfils its schema', () => {
    for (const template of [rich(), tlsShop(), shop()]) {
      expect(violations('topology', JSON.parse(cli(['graph', write('json.json', template), '--format', 'json']).out))).toEqual([]);
    }
    expect(violations('topology', JSON.parse(cli(['graph', STORE, '--format', 'json']).out))).toEqual([]);
  });
});

describe('input and output', () => {
  test('--output writes to a file, and nothing to the terminal', () => {
    const file = join(folder, 'out.mmd');
    const input = write('rich.json', rich());
    expect(cli(['graph', input, '--output', file])).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file, 'utf8')).toBe(cli(['graph', input]).out);
  });

  test('a file that cannot be written is a refusal', () => {
    expect(cli(['graph', STORE, '--output', join(folder, 'no', 'where.mmd')])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no such file or folder') });
  });

  test('what cannot be read is told, and the rest is drawn', () => {
    const { code, out, err } = cli(['graph', STORE, join(folder, 'none.yaml')]);
    expect({ code, err }).toEqual({ code: 2, err: `${join(folder, 'none.yaml')}: no such file or folder\n` });
    expect(out).toContain('Catalog');
    expect(cli(['graph', join(folder, 'none.yaml')]).out).toBe('');
  });
});

describe('html', () => {
  test('is one page, written to a file', () => {
    const file = join(folder, 'mesh.html');
    expect(cli(['graph', write('rich.json', rich()), '--format', 'html', '--output', file])).toEqual({ code: 0, out: '', err: '' });
    const html = readFileSync(file, 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html.match(/<article /g)).toHaveLength(3);
    for (const part of ['class="node internet"', 'class="node load-balancer"', 'class="node elsewhere"', 'class="node off-mesh warning"', '✕ 1 error']) expect(html).toContain(part);
  });

  test('shows with --from what a deployment changes: services and connections that go away, too', () => {
    const after = shop();
    delete after.Resources.Catalog;
    delete after.Resources.Ui.Metadata;
    Object.assign(after.Resources.Ui, { DependsOn: [] });
    after.Resources.Ui.Properties.DesiredCount = 3;
    const { code, out } = cli(['graph', '--from', write('old/shop.json', shop()), write('new/shop.json', after), '--format', 'html']);
    expect(code).toBe(0);
    expect(out).toContain('class="node service delete"');
    expect(out).toContain('class="node service update"');
    expect(out).toContain('class="edge close"');
    expect(out).toContain('It is updated, its tasks keep running because of DesiredCount');
    expect(out).toContain('What can fail');
  });

  test('--from needs it', () => {
    const file = write('shop.json', shop());
    expect(cli(['graph', '--from', file, file])).toEqual({ code: 2, out: '', err: expect.stringContaining('--from needs --format html') });
  });

  test('a change between parts of two meshes is not drawn', () => {
    const file = write('shop.json', shop());
    expect(cli(['graph', '--from', join(folder, 'missing.json'), file, '--format', 'html'])).toMatchObject({ code: 2, out: '' });
  });
});
