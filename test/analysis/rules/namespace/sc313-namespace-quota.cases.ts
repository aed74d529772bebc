import { sc313 } from '../../../../src/analysis/rules/namespace/sc313-namespace-quota';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

/** The shop with so many endpoints in all: `Catalog` has one of them, copies of it the others. */
const endpoints = (count: number) => (template: Template) => {
  for (let i = 1; i < count; i++) {
    const copy = structuredClone(template.Resources.Catalog);
    const [endpoint] = copy.Properties.ServiceConnectConfiguration.Services;
    endpoint.DiscoveryName = `catalog-${i}`;
    endpoint.ClientAliases[0].DnsName = `catalog-${i}`;
    template.Resources[`Catalog${i}`] = copy;
  }
};

/** The shop, with so many tasks of the only server. */
const tasks = (count: unknown, change: (template: Template) => void = () => undefined) => (template: Template) => {
  template.Resources.Catalog.Properties.DesiredCount = count;
  change(template);
};

const twice = (template: Template) => {
  const { Services } = template.Resources.Catalog.Properties.ServiceConnectConfiguration;
  Services.push({ ...Services[0], DiscoveryName: 'second', IngressPortOverride: 9000, ClientAliases: [{ DnsName: 'second', Port: 80 }] });
};

export const cases: RuleCases = {
  rule: sc313,
  violations: [
    { on: '301 endpoints', mutate: endpoints(301), messages: [/^the services of the templates have 301 endpoints in the namespace/], fix: 'split the services over several namespaces', resources: ['Namespace'], property: 'Name' },
    { on: '2001 tasks', mutate: tasks(2001), messages: [/^the services of the templates register 2001 instances/], fix: 'ask AWS for a higher quota, or split the services over several namespaces', resources: ['Namespace'], property: 'Name' },
    { on: '1001 tasks with two endpoints', mutate: tasks(1001, twice), messages: [/register 2002 instances/], resources: ['Namespace'] },
    {
      on: 'a namespace from elsewhere',
      mutate: tasks(2001, (template) => {
        template.Resources.Catalog.Properties.ServiceConnectConfiguration.Namespace = 'other';
      }),
      messages: [/register 2001 instances, one for each task and endpoint, in the namespace "other"/],
      property: 'ServiceConnectConfiguration/Namespace',
      also: ['SC307'],
    },
  ],
  silent: [
    { on: '300 endpoints', mutate: endpoints(300) },
    { on: '2000 tasks', mutate: tasks(2000) },
    { on: 'a service that may not exist', mutate: tasks(2001, (template) => { template.Resources.Catalog.Condition = 'Later'; }) },
    { on: 'a count that only exists at deployment', mutate: tasks({ Ref: 'Count' }) },
    {
      on: 'tasks of a client, which registers nothing',
      mutate: (template) => {
        template.Resources.Ui.Properties.DesiredCount = 5000;
      },
    },
    {
      on: 'services in two namespaces',
      mutate: (template) => {
        endpoints(301)(template);
        template.Resources.Catalog1.Properties.ServiceConnectConfiguration.Namespace = 'other';
      },
    },
  ],
};
