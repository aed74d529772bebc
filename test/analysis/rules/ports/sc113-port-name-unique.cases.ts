import { sc113 } from '../../../../src/analysis/rules/ports/sc113-port-name-unique';
import { container, containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const add = (...mappings: unknown[]) => (template: Template) => {
  containerOf(template).PortMappings.push(...mappings);
};

export const cases: RuleCases = {
  rule: sc113,
  violations: [
    {
      on: 'one name twice in a container',
      mutate: add({ Name: 'catalog', ContainerPort: 9090 }),
      messages: ['name is "catalog" on more than one port mapping'],
      fix: 'give each of the port mappings named "catalog" a name of its own',
      resources: ['CatalogTask'],
      property: 'ContainerDefinitions/0/PortMappings/1/Name',
    },
    {
      on: 'one name in two containers',
      mutate: (template) => {
        template.Resources.CatalogTask.Properties.ContainerDefinitions.push(container('gateway', { PortMappings: [{ Name: 'catalog', ContainerPort: 9090 }] }));
      },
      messages: ['name is "catalog" on more than one port mapping'],
      resources: ['CatalogTask'],
      property: 'ContainerDefinitions/1/PortMappings/0/Name',
    },
    {
      on: 'one name on three, once',
      mutate: add({ Name: 'catalog', ContainerPort: 9090 }, { Name: 'catalog', ContainerPort: 9091 }),
      messages: ['name is "catalog"'],
      resources: ['CatalogTask'],
    },
    {
      on: 'two names twice each, none of them an endpoint\'s',
      mutate: add(...['a', 'a', 'b', 'b'].map((Name, i) => ({ Name, ContainerPort: 9000 + i }))),
      messages: ['name is "a"', 'name is "b"'],
      resources: ['CatalogTask', 'CatalogTask'],
    },
    {
      on: 'a task definition behind two services, once',
      mutate: (template) => {
        template.Resources.Ui.Properties.TaskDefinition = { Ref: 'CatalogTask' };
        add({ Name: 'catalog', ContainerPort: 9090 })(template);
      },
      messages: ['name is "catalog"'],
      resources: ['CatalogTask'],
    },
  ],
  silent: [
    {
      on: 'the name of a port in another task definition',
      mutate: (template) => {
        containerOf(template, 'Ui').PortMappings = [{ Name: 'catalog', ContainerPort: 8080, AppProtocol: 'http' }];
      },
    },
    { on: 'ports without a name', mutate: add({ ContainerPort: 9090 }, { ContainerPort: 9091 }) },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} twice`, mutate: add({ Name: value, ContainerPort: 9090 }, { Name: value, ContainerPort: 9091 }) })),
    {
      on: 'a task definition that no service on the mesh runs',
      mutate: (template) => {
        template.Resources.Other = JSON.parse(JSON.stringify(template.Resources.CatalogTask));
        template.Resources.Other.Properties.ContainerDefinitions[0].PortMappings.push({ Name: 'catalog', ContainerPort: 9090 });
      },
    },
  ],
};
