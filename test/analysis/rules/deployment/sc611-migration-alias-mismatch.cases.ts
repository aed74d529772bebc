import { sc611 } from '../../../../src/analysis/rules/deployment/sc611-migration-alias-mismatch';
import { configurationOf, endpointOf, shop } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { registerWithCloudMap } from './cloud-map';

/** `Ui`, off the mesh, calls `Catalog` by its Cloud Map name and container port, which the endpoint publishes. */
const migration = (more: Parameters<typeof registerWithCloudMap>[1] = {}, types?: readonly unknown[]) => () => {
  const template = shop();
  registerWithCloudMap(template, more, types);
  delete template.Resources.Ui.Metadata;
  delete template.Resources.Ui.Properties.ServiceConnectConfiguration;
  template.Resources.UiTask.Properties.ContainerDefinitions[0].Environment = [{ Name: 'CATALOG_URL', Value: 'http://catalog.shop.local:8080/v1' }];
  Object.assign(endpointOf(template).ClientAliases[0], { DnsName: 'catalog.shop.local', Port: 8080 });
  return template;
};

const alias = (change: object) => (template: Template) => { Object.assign(endpointOf(template).ClientAliases[0], change); };

const FIX = 'publish DnsName catalog.shop.local and port 8080: then the clients join the mesh without a change of address';

const violation = (on: string, mutate: (template: Template) => void, message: string, base = migration()) => (
  { on, base, mutate, messages: [message], fix: FIX, property: 'ServiceConnectConfiguration/Services/0/ClientAliases/0' }
);

const silent = (on: string, mutate: (template: Template) => void, base = migration()) => ({ on, base, mutate });

export const cases: RuleCases = {
  rule: sc611,
  violations: [
    violation(
      'another name',
      alias({ DnsName: 'catalog' }),
      'service Catalog keeps its Cloud Map name catalog.shop.local for clients off the mesh (Ui, by the environment variable CATALOG_URL), '
      + 'but publishes catalog:8080 instead of catalog.shop.local:8080',
    ),
    violation('another port', alias({ Port: 80 }), 'but publishes catalog.shop.local:80 instead of catalog.shop.local:8080'),
    violation('the name that is made of the discovery name', alias({ DnsName: undefined }), 'but publishes catalog.shop:8080 instead of'),
    violation('a namespace in the DNS configuration', alias({ Port: '80' }), 'instead of catalog.shop.local:8080', migration({
      NamespaceId: undefined,
      DnsConfig: { DnsRecords: [{ Type: 'AAAA', TTL: 60 }], NamespaceId: { Ref: 'Domain' } },
    })),
    violation('a client that declares the connection', (template) => {
      alias({ DnsName: 'catalog', Port: 80 })(template);
      template.Resources.Ui.Metadata = { 'cdk-ecs-service-connect': { version: 1, onMesh: false, connections: ['catalog:80'] } };
    }, 'service Catalog keeps its Cloud Map name catalog.shop.local for clients off the mesh (Ui), but publishes catalog:80'),
  ],
  silent: [
    silent('the same name and port', () => {}),
    silent('a client on the mesh', (template) => {
      alias({ DnsName: 'catalog' })(template);
      template.Resources.Ui.Properties.ServiceConnectConfiguration = { ...configurationOf(template), Services: undefined };
    }),
    silent('a client on the mesh that declares the connection', (template) => {
      alias({ DnsName: 'catalog', Port: 80 })(template);
      template.Resources.Ui.Properties.ServiceConnectConfiguration = { ...configurationOf(template), Services: undefined };
      template.Resources.Ui.Metadata = { 'cdk-ecs-service-connect': { version: 1, onMesh: true, connections: ['catalog:80'] } };
    }),
    silent('a client that may not exist', (template) => {
      alias({ Port: 80 })(template);
      template.Resources.Ui.Condition = 'Later';
    }),
    silent('clients that name nobody', (template) => {
      alias({ Port: 80 })(template);
      template.Resources.UiTask.Properties.ContainerDefinitions[0].Environment = [{ Name: 'CATALOG_URL', Value: { Ref: 'Url' } }];
    }),
    silent('a client whose task is from elsewhere', (template) => {
      alias({ Port: 80 })(template);
      template.Resources.Ui.Properties.TaskDefinition = 'ui:1';
    }),
    silent('an alias that only exists at deployment', alias({ DnsName: { Ref: 'Name' } })),
    silent('a list of aliases that only exists at deployment', (template) => { endpointOf(template).ClientAliases = { Ref: 'Aliases' }; }),
    silent('a container port that only exists at deployment', (template) => {
      alias({ Port: 80 })(template);
      template.Resources.CatalogTask.Properties.ContainerDefinitions[0].PortMappings[0].ContainerPort = { Ref: 'Port' };
    }),
    silent('a Cloud Map name that only exists at deployment', alias({ Port: 80 }), migration({ Name: { Ref: 'Name' } })),
    silent('a Cloud Map service without DNS', alias({ Port: 80 }), migration({ DnsConfig: undefined })),
    silent('records of ports only', alias({ Port: 80 }), migration({}, ['SRV'])),
    silent('records that only exist at deployment', alias({ Port: 80 }), migration({}, [{ Ref: 'Type' }])),
    silent('a namespace from elsewhere', alias({ Port: 80 }), migration({ NamespaceId: 'ns-abcdefghijklmnop' })),
    silent('a second endpoint of that name and port', ({ Resources }) => {
      Resources.CatalogTask.Properties.ContainerDefinitions[0].PortMappings.unshift({ Name: 'admin', ContainerPort: 8081, AppProtocol: 'http' });
      Resources.Catalog.Properties.ServiceConnectConfiguration.Services.unshift({
        PortName: 'admin', DiscoveryName: 'admin', ClientAliases: [{ DnsName: 'admin', Port: 81 }],
      });
    }),
    {
      ...silent('a client of another app', alias({ Port: 80 })),
      sources: ({ Resources: { Ui, UiTask, ...Resources } }) => [alone({ Resources }), alone({ Resources: { Ui, UiTask } }, 'front.template.json')],
    },
    silent('a server without endpoints', (template) => { delete configurationOf(template).Services; }),
  ],
};
