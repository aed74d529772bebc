import { resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';

/** Keeps `Catalog` under `catalog.shop.local` in Cloud Map, beside Service Connect. */
export function registerWithCloudMap({ Resources }: Template, change: Properties = {}, types: readonly unknown[] = ['A']): void {
  Resources.Domain = resource('AWS::ServiceDiscovery::PrivateDnsNamespace', { Name: 'shop.local', Vpc: { Ref: 'Vpc' } });
  Resources.Registry = resource('AWS::ServiceDiscovery::Service', {
    Name: 'catalog',
    NamespaceId: { 'Fn::GetAtt': ['Domain', 'Id'] },
    DnsConfig: { DnsRecords: types.map((Type) => ({ Type, TTL: 60 })) },
    ...change,
  });
  Resources.Catalog.Properties.ServiceRegistries = [{ RegistryArn: { 'Fn::GetAtt': ['Registry', 'Arn'] } }];
}
