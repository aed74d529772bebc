import { configurationOf, container, containerOf, resource, shop } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { Change } from '../rule-cases';

/** The shop with a client that says nothing of whom it calls. */
export function silentClient(): Template {
  const template = shop();
  delete template.Resources.Ui.Metadata;
  delete containerOf(template, 'Ui').Environment;
  return template;
}

/** Gives `Ui` variables, after another change. */
export const mentions = (environment: Properties, change: (template: Template) => void = () => {}) => (template: Template): void => {
  change(template);
  containerOf(template, 'Ui').Environment = Object.entries(environment).map(([Name, Value]) => ({ Name, Value }));
};

/** A Cloud Map service with DNS in the namespace of the shop. */
export const dnsService = (Name: unknown) => ({ Resources }: Template): void => {
  Resources.Dns = resource('AWS::ServiceDiscovery::Service', { Name, NamespaceId: { Ref: 'Namespace' }, DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 60 }] } });
};

/**
 * What each rule over mentions is silent about.
 *
 * @param wrong a variable of `Ui` that breaks the rule with its `host`
 */
export const guards = ({ base, host, wrong }: { base: () => Template; host: string; wrong: Record<string, string> }): Change[] => [
  ...([
    ['a namespace that another stack makes', (template: Template) => { configurationOf(template).Namespace = configurationOf(template, 'Ui').Namespace = 'other'; }],
    ['a service of the namespace whose alias only exists at deployment', (template: Template) => {
      configurationOf(template, 'Ui').Services = [{ PortName: 'ui', ClientAliases: [{ DnsName: { Ref: 'Name' }, Port: 80 }] }];
    }],
    ['a server that may not exist', ({ Resources }: Template) => { Resources.Catalog.Condition = 'Later'; }],
    ['a server of which nobody knows whether it is on the mesh', (template: Template) => { configurationOf(template).Enabled = { Ref: 'Enabled' }; }],
    ['a container of the host\'s name', ({ Resources: { UiTask } }: Template) => { UiTask.Properties.ContainerDefinitions.push(container(host)); }],
    ['an extra host', (template: Template) => { containerOf(template, 'Ui').ExtraHosts = [{ Hostname: host, IpAddress: '10.0.0.9' }]; }],
    ['a DNS record', ({ Resources }: Template) => { Resources.Record = resource('AWS::Route53::RecordSet', { Name: host, Type: 'A' }); }],
  ] as const).map(([on, change]) => ({ base, on, mutate: mentions(wrong, change) })),
  { base, on: 'a variable for browsers', mutate: mentions({ PUBLIC_URL: Object.values(wrong)[0] }) },
  { base, on: 'a value that only exists at deployment', mutate: mentions({ CATALOG_URL: { Ref: 'Url' } }) },
];
