import { readMesh } from '../../../src/analysis/reader';
import { DnsNames } from '../../../src/analysis/rules/dns-names';
import { resource } from '../../support/shop';
import { alone, Properties } from '../../support/templates';

const unknown = { Ref: 'Nobody' };

/** Which hosts a Cloud Map service may have, in a namespace of some name. */
function hosts(service: Properties, domain: unknown, ...asked: string[]): string[] {
  const Resources = {
    Namespace: resource('AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: domain }),
    Registry: resource('AWS::ServiceDiscovery::Service', service),
  };
  const names = DnsNames.of(readMesh([alone({ Resources })]));
  return asked.filter((host) => names.mayHave(host));
}

const DnsConfig = { NamespaceId: { Ref: 'Namespace' }, DnsRecords: [] };

test('a service of Cloud Map keeps its name in the domain of its namespace', () => {
  const asked = ['catalog.shop.local', 'catalog.other.local', 'orders.shop.local', 'catalog', 'shop.local', 'x.catalog.shop.local'];
  expect(hosts({ Name: 'catalog', DnsConfig }, 'shop.local', ...asked)).toEqual(['catalog.shop.local']);
  expect(hosts({ Name: 'catalog', NamespaceId: { Ref: 'Namespace' }, DnsConfig: {} }, 'shop.local', ...asked)).toEqual(['catalog.shop.local']);
});

test('it keeps no name without DNS', () => {
  expect(hosts({ Name: 'catalog', NamespaceId: { Ref: 'Namespace' } }, 'shop.local', 'catalog.shop.local')).toEqual([]);
});

test('a part of its name that only the deployment knows may be anything', () => {
  const asked = ['catalog.shop.local', 'catalog.other', 'orders.shop.local', 'a.orders.shop.local', 'orders.other', 'catalog'];
  expect(hosts({ Name: 'catalog', DnsConfig }, unknown, ...asked)).toEqual(['catalog.shop.local', 'catalog.other']);
  expect(hosts({ Name: 'catalog', DnsConfig: {} }, 'shop.local', ...asked)).toEqual(['catalog.shop.local', 'catalog.other']);
  expect(hosts({ Name: unknown, DnsConfig }, 'shop.local', ...asked)).toEqual(['catalog.shop.local', 'orders.shop.local', 'a.orders.shop.local']);
  expect(hosts({ DnsConfig }, 'shop.local', ...asked)).toEqual(['catalog.shop.local', 'orders.shop.local', 'a.orders.shop.local']);
  expect(hosts({ Name: unknown, DnsConfig }, unknown, ...asked)).toEqual(asked.slice(0, -1));
});

test('a label that only the deployment knows the domain of can have dots', () => {
  expect(hosts({ Name: 'a.b', DnsConfig }, unknown, 'a.b.c', 'a.b', 'b.c', 'a.c')).toEqual(['a.b.c']);
});
