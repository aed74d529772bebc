import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { once } from './support/once';

const ROOT = join(__dirname, '..');

/** An app that uses what is loaded on first use: the validator, its rules and reader, and a custom resource. */
const APP = `
import { App, Stack } from 'aws-cdk-lib/core';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage } from 'aws-cdk-lib/aws-ecs';
import {
  ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectOrdering, ServiceConnectValidator,
} from 'cdk-ecs-service-connect';

const app = new App({ outdir: process.argv[2] });
const stack = new Stack(app, 'Shop');
const cluster = new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc') });
const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'shop' });
const container = { image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.4') };
const server = (id: string) => new ServiceConnectFargateService(stack, id, {
  cluster, namespace, container, endpoints: [ServiceConnectEndpoint.http({ containerPort: 8080, dnsName: id.toLowerCase() })],
});
const [a, b] = [server('A'), server('B')];
a.connectTo(b);
if (process.argv.includes('redeploy')) b.connectTo(a, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
if (process.argv.includes('break')) b.node.findChild('Service').node.defaultChild!.addPropertyOverride('ServiceConnectConfiguration.Services.0.PortName', 'missing');
let refusal = '';
try {
  a.connectTo(a);
} catch (error) {
  refusal = (error as Error).stack!;
}
app.synth();
console.log(JSON.stringify({ version: new ServiceConnectValidator().version, rules: new ServiceConnectValidator().ruleIds!.length, refusal }));
`;

/** Bundles the app into one file outside the project, with the sources of the library or with what is published, and with or without aws-cdk-lib. */
function bundle(library: string, withCdk: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const outfile = join(folder, 'app.js');
  buildSync({
    stdin: { contents: APP, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    platform: 'node',
    outfile,
    alias: { 'cdk-ecs-service-connect': join(ROOT, library) },
    external: withCdk ? [] : ['aws-cdk-lib', 'constructs'],
    logLevel: 'error',
  });
  const run = (...args: string[]) => execFileSync(process.execPath, [outfile, join(folder, 'cdk.out'), ...args], {
    cwd: folder, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, NODE_PATH: withCdk ? undefined : join(ROOT, 'node_modules') },
  });
  return { folder, run };
}

/** The types of the resources of the app. */
function typesIn(folder: string): string[] {
  const { Resources } = JSON.parse(readFileSync(join(folder, 'cdk.out/Shop.template.json'), 'utf8')) as { Resources: Record<string, { Type: string }> };
  return Object.values(Resources).map(({ Type }) => Type);
}

const { version } = jest.requireActual<{ version: string }>('../package.json');

// `npm run compile` makes what is published.
describe.each([
  ['the sources, and aws-cdk-lib beside it', 'src/index.ts', false],
  ['the sources, and aws-cdk-lib inside', 'src/index.ts', true],
  ['what is published, and aws-cdk-lib inside', 'lib/index.js', true],
])('an app bundled by esbuild, with %s', (_what, library, withCdk) => {
  const bundled = once(() => bundle(library, withCdk));
  afterAll(() => rmSync(bundled().folder, { recursive: true, force: true }));

  test('synthesises, and runs all rules', () => {
    const { folder, run } = bundled();
    const said = JSON.parse(run().trim().split('\n').at(-1)!) as { version: string; rules: number; refusal: string };
    expect(said).toMatchObject({ version, refusal: expect.stringMatching(/^ServiceConnectError: SC001 .*\n.*\n +at /) });
    expect(said.rules).toBeGreaterThan(60);
    expect(typesIn(folder)).not.toContain('Custom::ServiceConnectRedeployment');
    // CDK reads the code of its own Lambda functions from beside its modules, where a bundle has none.
    if (withCdk) return;
    run('redeploy');
    expect(typesIn(folder)).toContain('Custom::ServiceConnectRedeployment');
  });

  test('fails where a rule fails', () => {
    expect(() => bundled().run('break')).toThrow(expect.objectContaining({ stderr: expect.stringContaining('SC101') }));
  });
});
