import { readFileSync } from 'fs';
import { join } from 'path';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  AppProtocol, CfnService, CfnTaskDefinition, Cluster, CpuArchitecture, DeploymentControllerType, DeploymentStrategy, FargateService,
  FargateTaskDefinition, OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { App, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectNamespace, ServiceConnectValidator } from '../../src';
import { CONTAINER, http, MeshStack } from '../support/app';

const NAME = 'ServiceConnect';

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly severity: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly { readonly constructPath: string; readonly cloudFormationResource: { readonly propertyPaths: string[] } }[];
}

interface Report {
  readonly failed: boolean;
  readonly findings: string[];
  readonly acknowledged: string[];
  readonly violations: Violation[];
}

/** Our findings in CDK's report, as `SC601 at Shop/A/Service`; acknowledged ones are listed separately. */
function synthesise(app: App): Report {
  let failed = false;
  const quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const silent = jest.spyOn(console, 'error').mockReturnValue();
  try {
    app.synth({ force: true });
  } catch (error) {
    failed = true;
    expect(String(error)).toMatch(/validation/i);
  } finally {
    quiet.mockRestore();
    silent.mockRestore();
    process.exitCode = 0;
  }
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: { pluginName: string; violations: Violation[]; suppressedViolations?: Violation[] }[];
  };
  const ours = pluginReports.filter(({ pluginName }) => pluginName === NAME);
  const show = (violations: readonly Violation[]) => violations
    .map(({ ruleName, severity, violatingConstructs: [{ constructPath }] }) => `${ruleName} ${severity} at ${constructPath}`).sort();
  const violations = ours.flatMap((report) => report.violations);
  const suppressed = ours.flatMap(({ suppressedViolations = [] }) => suppressedViolations);
  return { failed, findings: show(violations), acknowledged: show(suppressed), violations };
}

interface More {
  readonly discoveryName?: string;
  readonly props?: object;
  readonly task?: object;
}

/** A plain L2 service on the mesh. */
function plainService(scope: Construct, id: string, cluster: Cluster, more: More = {}): FargateService {
  const taskDefinition = new FargateTaskDefinition(scope, `${id}Task`, { cpu: 1024, memoryLimitMiB: 2048, ...more.task });
  taskDefinition.addContainer('app', { ...CONTAINER, portMappings: [{ containerPort: 8080, name: 'http', appProtocol: AppProtocol.http }] });
  return new FargateService(scope, id, {
    cluster,
    taskDefinition,
    minHealthyPercent: 100,
    serviceConnectConfiguration: {
      namespace: 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc',
      services: [{ portMappingName: 'http', dnsName: id.toLowerCase(), port: 80, discoveryName: more.discoveryName ?? id.toLowerCase() }],
    },
    ...more.props,
  });
}

describe('an app of plain L2 services that registers only the validator', () => {
  const build = () => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
    const cluster = new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 }) });
    Validations.of(app).addPlugins(new ServiceConnectValidator());
    return { app, stack, cluster };
  };

  test('gets each error at its construct', () => {
    const { app, stack, cluster } = build();
    plainService(stack, 'Good', cluster);
    plainService(stack, 'First', cluster, { discoveryName: 'same' });
    plainService(stack, 'Second', cluster, { discoveryName: 'same' });
    plainService(stack, 'Sized', cluster);
    (stack.node.findChild('SizedTask').node.defaultChild as CfnTaskDefinition).memory = undefined;
    plainService(stack, 'CodeDeploy', cluster, { props: { deploymentController: { type: DeploymentControllerType.CODE_DEPLOY } } });
    plainService(stack, 'BlueGreen', cluster, { props: { deploymentStrategy: DeploymentStrategy.BLUE_GREEN } });
    plainService(stack, 'Windows', cluster, {
      task: { runtimePlatform: { operatingSystemFamily: OperatingSystemFamily.WINDOWS_SERVER_2022_CORE, cpuArchitecture: CpuArchitecture.X86_64 } },
    });
    const { failed, findings } = synthesise(app);
    expect(failed).toBe(true);
    expect(findings.filter((finding) => finding.includes(' error '))).toEqual([
      'SC201 error at Shop/Second/Service',
      'SC401 error at Shop/SizedTask/Resource',
      'SC601 error at Shop/CodeDeploy/Service',
      'SC602 error at Shop/BlueGreen/Service',
      'SC802 error at Shop/WindowsTask/Resource',
    ]);
  });

  test('passes once the finding is acknowledged, with the reason in the report', () => {
    const { app, stack, cluster } = build();
    const service = plainService(stack, 'BlueGreen', cluster, { props: { deploymentStrategy: DeploymentStrategy.BLUE_GREEN } });
    expect(synthesise(app).failed).toBe(true);
    Validations.of(service).acknowledge({ id: 'ServiceConnect::SC602', reason: 'AWS accepts native blue/green deployments since 2025' });
    const { failed, findings, acknowledged } = synthesise(app);
    expect(failed).toBe(false);
    expect(findings.filter((finding) => finding.startsWith('SC602'))).toEqual([]);
    expect(acknowledged).toEqual(['SC602 error at Shop/BlueGreen/Service']);
  });

  test('can be acknowledged at the app, too', () => {
    const { app, stack, cluster } = build();
    plainService(stack, 'BlueGreen', cluster, { props: { deploymentStrategy: DeploymentStrategy.BLUE_GREEN } });
    Validations.of(app).acknowledge({ id: 'ServiceConnect::SC602', reason: 'AWS accepts it' });
    expect(synthesise(app).failed).toBe(false);
  });

  test('carries property, fix, page and source', () => {
    const { app, stack, cluster } = build();
    plainService(stack, 'BlueGreen', cluster, { props: { deploymentStrategy: DeploymentStrategy.BLUE_GREEN } });
    const [violation] = synthesise(app).violations.filter(({ ruleName }) => ruleName === 'SC602');
    expect(violation).toMatchObject({
      severity: 'error',
      suggestedFix: expect.stringContaining('docs/rules/SC602.md'),
      ruleMetadata: { name: 'deployment-strategy-rolling', page: expect.stringContaining('SC602.md'), source: expect.stringMatching(/^https:/) },
    });
    expect(violation.violatingConstructs[0].cloudFormationResource.propertyPaths[0]).toBe('Properties/DeploymentConfiguration/Strategy');
  });
});

describe('registration', () => {
  const broken = (scope: Construct, id: string) => {
    const mesh = new MeshStack(scope, id);
    mesh.server('Catalog', { deploymentStrategy: DeploymentStrategy.LINEAR });
    return mesh;
  };
  const count = (app: App) => synthesise(app).findings.filter((finding) => finding.startsWith('SC602')).length;

  test('is done once, by the first namespace of the app', () => {
    const app = new App();
    const mesh = broken(app, 'Shop');
    new ServiceConnectNamespace(mesh, 'Other', { namespaceName: 'other' });
    expect(count(app)).toBe(1);
  });

  test('by the user as well, in the app or in a Stage, reports nothing twice', () => {
    const app = new App();
    const stage = new Stage(app, 'Beta');
    broken(stage, 'Shop');
    Validations.of(app).addPlugins(new ServiceConnectValidator());
    Validations.of(stage).addPlugins(new ServiceConnectValidator());
    expect(count(app)).toBe(1);
  });

  test('reports again when the app is synthesised again', () => {
    const app = new App();
    broken(app, 'Shop');
    expect([count(app), count(app)]).toEqual([1, 1]);
  });

  test('needs an app above the namespace', () => {
    const orphan = new Construct(undefined as never, '');
    expect(() => new ServiceConnectNamespace(new Stack(orphan as never, 'Shop'), 'Namespace', { namespaceName: 'shop' })).not.toThrow();
  });

  test('shows its version and its rules', () => {
    const validator = new ServiceConnectValidator();
    expect(validator.version).toBe('0.0.0');
    expect(validator.ruleIds).toEqual(expect.arrayContaining(['SC101', 'SC204', 'SC602']));
  });
});

describe('the templates of a mesh', () => {
  test('two Stages with one literal namespace name are two meshes', () => {
    const app = new App();
    for (const id of ['Beta', 'Prod']) new MeshStack(new Stage(app, id), 'Shop').server('Catalog');
    expect(synthesise(app)).toMatchObject({ failed: false, findings: [] });
  });

  test('two stacks in two accounts are one mesh, and each finding is reported once', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Shop');
    mesh.server('Catalog', { deploymentStrategy: DeploymentStrategy.CANARY });
    const other = new Stack(app, 'Other', { env: { account: '222222222222', region: 'eu-west-1' } });
    new CfnResource(other, 'Topic', { type: 'AWS::SNS::Topic' });
    expect(synthesise(app).findings.filter((finding) => finding.startsWith('SC602'))).toEqual(['SC602 error at Shop/Catalog/Service/Service']);
  });

  test('a nested stack is checked with its parent, at its construct', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Shop');
    const nested = new NestedStack(mesh, 'Nested');
    const inner = mesh.server('Catalog', { deploymentStrategy: DeploymentStrategy.CANARY }, nested);
    mesh.service('Ui').connectTo(inner);
    expect(synthesise(app).findings.filter((finding) => finding.includes(' error '))).toEqual(['SC602 error at Shop/Nested/Catalog/Service/Service']);
  });

  test('an escape hatch is checked', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Shop');
    const catalog = mesh.server('Catalog');
    (catalog.service.node.defaultChild as CfnService).addPropertyOverride('ServiceConnectConfiguration.Services.0.ClientAliases.0.DnsName', 'Catalog');
    expect(synthesise(app).findings.filter((finding) => finding.includes(' error '))).toEqual(['SC204 error at Shop/Catalog/Service/Service']);
  });

  test('the constructs of this library pass', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Shop');
    mesh.service('Ui').connectTo(mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog', ingressPortOverride: 15000 })] }));
    expect(synthesise(app)).toMatchObject({ failed: false, findings: [] });
  });
});
