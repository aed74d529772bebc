import { Aspects, App, Stack } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, NagSuppressions } from 'cdk-nag';
import { BlueGreenStack } from '../../examples/blue-green/blue-green-stack';
import { ManagedInstancesStack } from '../../examples/managed-instances/managed-instances-stack';
import { AppMeshShop, AppMeshShopOnServiceConnect } from '../../examples/migration/app-mesh-shop';
import { CloudMapShop } from '../../examples/migration/cloud-map-shop';
import { LoadBalancerShop } from '../../examples/migration/load-balancer-shop';
import { MigrationStep } from '../../examples/migration/step';
import { retailStore } from '../../examples/retail-store/retail-store';
import { StorefrontStack } from '../../examples/storefront/storefront-stack';
import { TlsStack } from '../../examples/tls/tls-stack';
import { WordPressStack } from '../../examples/wordpress/wordpress-stack';

/** What the examples leave to a real application, by the rule that asks for it. */
const REASONS: Readonly<Record<string, string>> = {
  'AwsSolutions-VPC7': 'flow logs of the network cost money, and the example does not need them',
  'AwsSolutions-ECS4': 'Container Insights costs money, and the example does not need it',
  'AwsSolutions-ECS2': 'the variables are addresses and names of implementations, no secrets',
  'AwsSolutions-SMG4': 'the database that the password is for is part of the example, and ends with its tasks',
  'AwsSolutions-ELB2': 'access logs of the load balancer need a bucket and a Region, which the example does not know',
  'AwsSolutions-EC23': 'a public web shop is open to the world, on the port of its listener alone',
  'AwsSolutions-IAM5': 'the role of ECS Managed Instances is that of CDK, and task sets get names of their own from ECS',
  'AwsSolutions-IAM4': 'the managed policy is the one that AWS asks for',
};

const EXAMPLES: readonly (readonly [name: string, build: (app: App) => unknown])[] = [
  ['the retail store', retailStore],
  ['the storefront', (app) => new StorefrontStack(app, 'Storefront')],
  ['the blue/green shop', (app) => new BlueGreenStack(app, 'BlueGreen')],
  ['the shop on ECS Managed Instances', (app) => new ManagedInstancesStack(app, 'ManagedInstances')],
  ['TLS', (app) => new TlsStack(app, 'Tls')],
  ['WordPress', (app) => new WordPressStack(app, 'WordPress')],
  ...Object.values(MigrationStep).map((step) => [`the migration from Cloud Map, ${step}`, (app: App) => new CloudMapShop(app, 'Shop', { step })] as const),
  ...Object.values(MigrationStep).map((step) => [`the migration from a load balancer, ${step}`, (app: App) => new LoadBalancerShop(app, 'Shop', { step })] as const),
  ['App Mesh', (app) => new AppMeshShop(app, 'Shop')],
  ['the migration from App Mesh', (app) => new AppMeshShopOnServiceConnect(app, 'Shop')],
];

/** What cdk-nag found: the ids of errors and warnings, and of those that are accepted with a reason. */
function check(build: (app: App) => unknown) {
  const app = new App();
  build(app);
  for (const stack of app.node.findAll().filter(Stack.isStack)) {
    NagSuppressions.addStackSuppressions(stack, Object.entries(REASONS).map(([id, reason]) => ({ id, reason })));
  }
  const [found, accepted] = [new Set<string>(), new Set<string>()];
  const note = (ids: Set<string>) => ({ ruleId, resource }: { ruleId: string; resource: { node: { path: string } } }) => {
    ids.add(ids === found ? `${ruleId} ${resource.node.path}` : ruleId);
  };
  const ignore = () => undefined;
  Aspects.of(app).add(new AwsSolutionsChecks({
    reports: false,
    additionalLoggers: [{
      onNonCompliance: note(found),
      onSuppressed: note(accepted),
      onError: note(found),
      onSuppressedError: note(found),
      onCompliance: ignore,
      onNotApplicable: ignore,
    }],
  }));
  app.synth();
  return { found: [...found], accepted };
}

describe('cdk-nag, AwsSolutions', () => {
  const used = new Set<string>();

  test.each(EXAMPLES)('accepts %s', (_name, build) => {
    const { found, accepted } = check(build);
    expect(found).toEqual([]);
    for (const id of accepted) used.add(id);
  });

  test('needs every reason that is given', () => expect([...used].sort()).toEqual(Object.keys(REASONS).sort()));
});
