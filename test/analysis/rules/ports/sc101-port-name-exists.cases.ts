import { sc101 } from '../../../../src/analysis/rules/ports/sc101-port-name-exists';
import { container, containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const portName = (name: unknown) => (template: Template) => {
  endpointOf(template).PortName = name;
};
const mappings = (value: unknown) => (template: Template) => {
  containerOf(template).PortMappings = value;
};
const connector = (value: unknown) => (template: Template) => {
  template.Resources.Catalog.Properties.GatewayConnectors = [value];
};
const orders = { Name: 'orders', ContainerPort: 9090 };

export const cases: RuleCases = {
  rule: sc101,
  violations: [
    {
      on: 'a name that no port mapping has',
      mutate: portName('orders'),
      messages: ['PortName is "orders"; the port mappings of CatalogTask are named "catalog"'],
      fix: 'set PortName to "catalog", or give a port mapping that name',
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
    {
      on: 'a gateway connector whose name no port mapping has',
      mutate: connector({ PortName: 'web', Filters: { AccessTypes: ['PUBLIC'] } }),
      messages: ['PortName is "web"; the port mappings of CatalogTask are named "catalog"'],
      property: 'GatewayConnectors/0/PortName',
    },
    {
      on: 'a name that differs in a letter from two there are',
      mutate: (template) => {
        portName('order')(template);
        containerOf(template).PortMappings.push(orders);
      },
      messages: ['PortName is "order"; the port mappings of CatalogTask are named "catalog", "orders"'],
      uncovers: ['SC112', 'SC501'],
    },
    {
      on: 'the default of a parameter that no port mapping has',
      mutate: (template) => {
        template.Parameters = { Name: { Type: 'String', Default: 'orders' } };
        portName({ Ref: 'Name' })(template);
      },
      messages: ['PortName is "orders"'],
    },
    { on: 'port mappings without a name', mutate: mappings([{ ContainerPort: 8080 }]), messages: ['no port mapping of CatalogTask has a name'], fix: 'name the port mapping' },
    { on: 'no port mappings', mutate: (template) => delete containerOf(template).PortMappings, messages: ['no port mapping of CatalogTask has a name'] },
    { on: 'no port name', mutate: (template) => delete endpointOf(template).PortName, messages: ['PortName is left out'] },
  ],
  silent: [
    { on: 'a gateway connector of the port', mutate: connector({ PortName: 'catalog' }) },
    { on: 'a gateway connector without a name', mutate: connector({}) },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the name of a gateway connector`, mutate: connector({ PortName: value }) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as a gateway connector`, mutate: connector(value) })),
    {
      on: 'the port of a sidecar',
      mutate: (template) => {
        template.Resources.CatalogTask.Properties.ContainerDefinitions.push(container('gateway', { PortMappings: [orders] }));
        portName('orders')(template);
      },
    },
    { on: 'other ports, without name and over UDP', mutate: (template) => containerOf(template).PortMappings.unshift({ ContainerPort: 8125, Protocol: 'udp' }) },
    {
      on: 'a number as the name',
      mutate: (template) => {
        portName('8080')(template);
        containerOf(template).PortMappings[0].Name = 8080;
      },
    },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the name`, mutate: portName(value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the port mappings`, mutate: mappings(value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} among the port mappings`, mutate: mappings([orders, value]) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the name of a port mapping`, mutate: mappings([{ Name: value, ContainerPort: 8080 }]) })),
    ...UNKNOWNS.map(([on, value]) => ({
      on: `${on} as the containers`,
      mutate: (template: Template) => { template.Resources.CatalogTask.Properties.ContainerDefinitions = value; },
    })),
    ...UNKNOWNS.map(([on, value]) => ({
      on: `${on} as the task definition`,
      mutate: (template: Template) => {
        portName('orders')(template);
        template.Resources.Catalog.Properties.TaskDefinition = value;
      },
    })),
    { on: 'a range of that name, which is SC103', mutate: mappings([{ Name: 'catalog', ContainerPortRange: '8080-8090' }]) },
  ],
};
