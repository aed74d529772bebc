import { App } from 'aws-cdk-lib/core';
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
import { templatesIn } from '../integ/assembly';
import { Synthesised } from '../support/app';

/** The examples, as their programs make them; of a migration the last step. */
export const EXAMPLES: Readonly<Record<string, (app: App) => void>> = {
  'blue-green': (app) => void new BlueGreenStack(app, 'BlueGreen'),
  'managed-instances': (app) => void new ManagedInstancesStack(app, 'ManagedInstances'),
  'migration': (app) => {
    for (const Shop of [CloudMapShop, LoadBalancerShop]) new Shop(app, Shop.name, { step: MigrationStep.AFTER });
    new AppMeshShopOnServiceConnect(app, AppMeshShop.name);
  },
  'retail-store': (app) => retailStore(app),
  'storefront': (app) => void new StorefrontStack(app, 'Storefront'),
  'tls': (app) => void new TlsStack(app, 'TlsShop'),
  'wordpress': (app) => void new WordPressStack(app, 'WordPress'),
};

type Template = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The templates of an example as text for review: a line for each property, and for each entry beside the resources. */
export function goldenOf(build: (app: App) => void, context: Record<string, unknown>): string {
  const app = new App({ context });
  build(app);
  const templates = Object.entries(templatesIn(app.synth().directory)) as [string, Template][];
  return templates.flatMap(([name, { Resources, ...others }]) => [
    `# ${name}`,
    // The parameter and the rule of the bootstrap version are the same everywhere.
    ...Object.entries(others).flatMap(([section, entries]) => (
      Object.entries(entries).filter(([id]) => !/BootstrapVersion/.test(id)).map(([id, value]) => `${section} ${id}: ${JSON.stringify(value)}`)
    )),
    ...Object.entries(Resources as Record<string, Synthesised>).flatMap(([id, { Type, Properties = {}, ...attributes }]) => [
      `${id}: ${Type}`,
      ...Object.entries({ ...Properties as object, ...attributes }).map(([property, value]) => `  ${property}: ${JSON.stringify(value)}`),
    ]),
    '',
  ]).join('\n');
}
