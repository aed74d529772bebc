import { containerOf, resource, shop } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';

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
