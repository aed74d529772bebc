import { App, Stack, Stage } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectEndpoint } from '../../src';
import { discoveryNameOf } from '../../src/mesh';

/** The discovery name of an endpoint of a service with this id, which has no name of its own. */
function nameOf(id: string, scope: Construct = new App()): string {
  const service = new Construct(new Stack(scope, 'Shop'), id);
  return discoveryNameOf(ServiceConnectEndpoint.http({ containerPort: 8080 }), service);
}

test('a name of one\'s own is taken as it is', () => {
  const endpoint = ServiceConnectEndpoint.http({ containerPort: 8080, discoveryName: 'catalog_v1' });
  expect(discoveryNameOf(endpoint, new Construct(new Stack(), 'Catalog'))).toBe('catalog_v1');
});

test('other characters than letters, digits, underscores and hyphens become hyphens', () => {
  expect(nameOf('Order.Items_2 new')).toBe('shop-order-items_2-new-http-8080');
});

test('a name is the same in each Stage', () => {
  const app = new App();
  expect(['Beta', 'Prod'].map((id) => nameOf('Catalog', new Stage(app, id)))).toEqual(Array(2).fill('shop-catalog-http-8080'));
});

test('a long name is the same in each release: hash, hyphen, and the end of what is too long', () => {
  expect(nameOf('Service'.repeat(9))).toBe('e389d299-ceserviceserviceserviceserviceserviceservice-http-8080');
});
