import { App } from 'aws-cdk-lib/core';
import { BlueGreenStack } from '../../examples/blue-green/blue-green-stack';
import { CloudMapShop } from '../../examples/migration/cloud-map-shop';
import { LoadBalancerShop } from '../../examples/migration/load-balancer-shop';
import { MigrationStep } from '../../examples/migration/step';
import { retailStore } from '../../examples/retail-store/retail-store';
import { StorefrontStack } from '../../examples/storefront/storefront-stack';
import { TlsStack } from '../../examples/tls/tls-stack';
import { asSvg } from '../../src/analysis/drawing';
import { assemblyTopology } from '../../src/analysis/topology';

/** A picture of the documentation. */
interface DocumentPicture {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly build: (app: App) => void;
}

const BEFORE = MigrationStep.BEFORE;
const AFTER = Object.values(MigrationStep).at(-1)!;

/** The pictures of the documentation, by the names of their files in `docs/images`. */
export const PICTURES: Readonly<Record<string, DocumentPicture>> = {
  'retail-store': {
    label: 'The retail store: Ui calls Catalog, Carts, Orders and Checkout; Checkout calls Orders and Redis.',
    build: (app) => void retailStore(app),
  },
  'storefront': { label: 'A storefront behind a load balancer, and the services that it calls.', build: (app) => void new StorefrontStack(app, 'Storefront') },
  'blue-green': { label: 'Web, deployed blue/green, and Api, deployed canary, behind a load balancer; Web calls Api.', build: (app) => void new BlueGreenStack(app, 'BlueGreen') },
  'tls': { label: 'A shop whose proxies encrypt.', build: (app) => void new TlsStack(app, 'TlsShop') },
  'load-balancer-before': { label: 'Before: clients call through an internal load balancer.', build: (app) => void new LoadBalancerShop(app, 'Shop', { step: BEFORE }) },
  'load-balancer-after': { label: 'After: clients call through Service Connect.', build: (app) => void new LoadBalancerShop(app, 'Shop', { step: AFTER }) },
  'cloud-map-before': { label: 'Before: clients look servers up in Cloud Map.', build: (app) => void new CloudMapShop(app, 'Shop', { step: BEFORE }) },
  'cloud-map-after': { label: 'After: clients call through Service Connect.', build: (app) => void new CloudMapShop(app, 'Shop', { step: AFTER }) },
};

/** A picture as it should be. */
export function pictureNamed(name: string): string {
  const { label, build } = PICTURES[name];
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  build(app);
  return asSvg(assemblyTopology(app.synth().directory), label);
}
