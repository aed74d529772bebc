import { readFileSync } from 'fs';
import { join } from 'path';
import { CfnService } from 'aws-cdk-lib/aws-ecs';
import { App, Stack } from 'aws-cdk-lib/core';
import { AppMeshShop, AppMeshShopOnServiceConnect } from '../../examples/migration/app-mesh-shop';
import { CloudMapShop } from '../../examples/migration/cloud-map-shop';
import { LoadBalancerShop } from '../../examples/migration/load-balancer-shop';
import { MigrationStep } from '../../examples/migration/step';
import { retailStore } from '../../examples/retail-store/retail-store';
import { TlsStack } from '../../examples/tls/tls-stack';
import { WordPressStack } from '../../examples/wordpress/wordpress-stack';
import { ServiceConnectValidator } from '../../src';
import { report } from '../cli/support/cli';
import { SCENARIOS } from '../integ/scenarios';

const CONTEXT = jest.requireActual('../../examples/retail-store/cdk.json').context as Record<string, unknown>;
const env = { account: '111111111111', region: 'eu-west-1' };

/** Every example and every scenario, with the construct that builds it. */
const APPS: Readonly<Record<string, (app: App) => unknown>> = {
  'retail store': retailStore,
  'TLS': (app) => new TlsStack(app, 'Tls', { env }),
  'WordPress': (app) => new WordPressStack(app, 'WordPress', { env }),
  'App Mesh': (app) => new AppMeshShop(app, 'Shop'),
  'after App Mesh': (app) => new AppMeshShopOnServiceConnect(app, 'Shop'),
  ...Object.fromEntries(Object.values(MigrationStep).flatMap((step) => [
    [`Cloud Map, ${step}`, (app: App) => new CloudMapShop(app, 'Shop', { step })],
    [`load balancer, ${step}`, (app: App) => new LoadBalancerShop(app, 'Shop', { step })],
  ])),
  ...SCENARIOS,
};

interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly violatingConstructs: readonly {
    readonly cloudFormationResource: { readonly logicalId: string; readonly propertyPaths: readonly string[] };
  }[];
}

/** Breaks each service: its controller, its order and a property that nobody knows. */
function breakServices(app: App): void {
  for (const service of app.node.findAll().filter(CfnService.isCfnService)) {
    if (Stack.of(service).resolve(service.serviceConnectConfiguration) === undefined) continue;
    service.addPropertyOverride('DeploymentController', { Type: 'CODE_DEPLOY' });
    service.addPropertyOverride('ServiceConnectConfiguration.Tags', ['shop']);
    service.addOverride('DependsOn', undefined);
  }
}

/** What the validator and the command line say of an app. */
function findingsOf(build: (app: App) => unknown, broken: boolean): { validator: string[]; commandLine: string[] } {
  const before = process.env.CDK_VALIDATION;
  delete process.env.CDK_VALIDATION;
  const app = new App({ context: { ...CONTEXT, 'aws:cdk:enable-path-metadata': true } });
  const quiet = [jest.spyOn(process.stderr, 'write').mockReturnValue(true), jest.spyOn(console, 'error').mockReturnValue()];
  try {
    build(app);
    if (broken) breakServices(app);
    app.synth();
  } catch (error) {
    expect(String(error)).toMatch(/validation/i);
  } finally {
    for (const spy of quiet) spy.mockRestore();
    process.env.CDK_VALIDATION = before;
    process.exitCode = 0;
  }
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: { pluginName: string; violations: Violation[] }[];
  };
  const { name } = new ServiceConnectValidator();
  const violations = pluginReports.filter(({ pluginName }) => pluginName === name).flatMap((plugin) => plugin.violations);
  return {
    validator: violations.flatMap(({ ruleName, severity, description, violatingConstructs }) => (
      violatingConstructs.map(({ cloudFormationResource: { logicalId, propertyPaths } }) => (
        [ruleName, severity, logicalId, propertyPaths.join(), description].join(' | ')
      ))
    )).sort(),
    commandLine: report(app.outdir).findings.map(({ rule, severity, resource, property, message }) => (
      [rule, severity, resource, ['Properties', property].filter((part) => part !== '').join('/'), message].join(' | ')
    )).sort(),
  };
}

describe.each(Object.entries(APPS))('%s', (name, build) => {
  test('as it is: the validator and the command line say the same', () => {
    const { validator, commandLine } = findingsOf(build, false);
    expect(commandLine).toEqual(validator);
  });

  test('with broken services: the validator and the command line say the same', () => {
    const { validator, commandLine } = findingsOf(build, true);
    expect(commandLine).toEqual(validator);
    if (name !== 'App Mesh' && !name.endsWith(MigrationStep.BEFORE)) expect(validator.length).toBeGreaterThan(0);
  });
});
