import { sc107 } from '../../../../src/analysis/rules/ports/sc107-ingress-port-collision';
import { configurationOf, containerOf, shop } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

/** `Catalog` with a second endpoint, `admin`, on port 9090. */
function twoEndpoints(): Template {
  const template = shop();
  containerOf(template).PortMappings.push({ Name: 'admin', ContainerPort: 9090, AppProtocol: 'http' });
  configurationOf(template).Services.push({ PortName: 'admin', ClientAliases: [{ Port: 9090 }] });
  return template;
}

/** The same in bridge mode, with static host ports. */
function onBridge(): Template {
  const template = twoEndpoints();
  template.Resources.CatalogTask.Properties.NetworkMode = 'bridge';
  template.Resources.CatalogTask.Properties.RequiresCompatibilities = ['EC2'];
  template.Resources.Catalog.Properties.LaunchType = 'EC2';
  delete template.Resources.Catalog.Properties.NetworkConfiguration;
  const [catalog, admin]: Properties[] = containerOf(template).PortMappings;
  catalog.HostPort = 18080;
  admin.HostPort = 19090;
  return template;
}

const overrides = (catalog: unknown, admin?: unknown) => (template: Template) => {
  const [first, second]: Properties[] = configurationOf(template).Services;
  first.IngressPortOverride = catalog;
  if (admin !== undefined) second.IngressPortOverride = admin;
};

export const cases: RuleCases = {
  rule: sc107,
  violations: [
    {
      on: 'the container port of another entry',
      base: twoEndpoints,
      mutate: overrides(9090),
      messages: ['IngressPortOverride of "catalog" is 9090, as is the ContainerPort of "admin"'],
      fix: 'set IngressPortOverride of "catalog" to a port from 1025 to 65535 that no other endpoint uses',
      property: 'ServiceConnectConfiguration/Services/0/IngressPortOverride',
    },
    { on: 'the container port of another entry as text', base: twoEndpoints, mutate: overrides('9090'), messages: ['"catalog" is 9090'] },
    {
      on: 'the container port of an entry before it, which has an override of its own',
      base: twoEndpoints,
      mutate: overrides(10000, 8080),
      messages: ['IngressPortOverride of "admin" is 8080, as is the ContainerPort of "catalog"'],
    },
    {
      on: 'the override of another entry, once',
      base: twoEndpoints,
      mutate: overrides(10000, '10000'),
      messages: ['IngressPortOverride of "admin" is 10000, as is the IngressPortOverride of "catalog"'],
      property: 'ServiceConnectConfiguration/Services/1/IngressPortOverride',
    },
    {
      on: 'two entries that have each other\'s port',
      base: twoEndpoints,
      mutate: overrides(9090, 8080),
      messages: ['"catalog" is 9090', '"admin" is 8080'],
    },
    {
      on: 'the override of another entry where the task definition is not known',
      base: twoEndpoints,
      mutate: (template) => {
        overrides(10000, 10000)(template);
        template.Resources.Catalog.Properties.TaskDefinition = { Ref: 'TaskDefinition' };
      },
      messages: ['the IngressPortOverride of "catalog"'],
    },
    {
      on: 'the static host port of another entry in bridge mode',
      base: onBridge,
      mutate: overrides(19090),
      messages: ['IngressPortOverride of "catalog" is 19090, as is the HostPort of "admin"'],
    },
  ],
  silent: [
    { on: 'its own container port', base: twoEndpoints, mutate: overrides(8080, 9090) },
    { on: 'ports of their own', base: twoEndpoints, mutate: overrides(10000, 10001) },
    {
      on: 'the alias port of another entry',
      base: twoEndpoints,
      mutate: (template) => {
        configurationOf(template).Services[1].ClientAliases[0].Port = 10000;
        overrides(10000)(template);
      },
    },
    {
      on: 'the port of a port mapping that is no endpoint',
      mutate: (template) => {
        containerOf(template).PortMappings.push({ ContainerPort: 9090 });
        configurationOf(template).Services[0].IngressPortOverride = 9090;
      },
    },
    {
      on: 'the same override in another service',
      mutate: (template) => {
        containerOf(template, 'Ui').PortMappings = [{ Name: 'ui', ContainerPort: 8081, AppProtocol: 'http' }];
        configurationOf(template, 'Ui').Services = [{ PortName: 'ui', IngressPortOverride: 10000, ClientAliases: [{ Port: 80 }] }];
        configurationOf(template).Services[0].IngressPortOverride = 10000;
      },
    },
    { on: 'the container port of another entry in bridge mode', base: onBridge, mutate: overrides(9090) },
    { on: 'its own static host port in bridge mode', base: onBridge, mutate: overrides(18080) },
    {
      on: 'dynamic host ports in bridge mode',
      base: onBridge,
      mutate: (template) => {
        overrides(19090)(template);
        containerOf(template).PortMappings[1].HostPort = 0;
      },
    },
    {
      on: 'a network mode that only exists at deployment',
      base: twoEndpoints,
      mutate: (template) => {
        template.Resources.CatalogTask.Properties.NetworkMode = { Ref: 'NetworkMode' };
        overrides(9090)(template);
      },
    },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} twice`, base: twoEndpoints, mutate: overrides(value, value) })),
    ...UNKNOWNS.map(([on, value]) => ({
      on: `${on} as the container port`,
      base: twoEndpoints,
      mutate: (template: Template) => {
        overrides(9090)(template);
        containerOf(template).PortMappings[1].ContainerPort = value;
      },
    })),
  ],
};
