import { sc606 } from '../../../../src/analysis/rules/deployment/sc606-stacks-depend-both-ways';
import { shop } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { declare, inTwoStacks, publishUi, stack } from './stacks';

/** `Orders` and `Cart`, both with an endpoint, and `Ui` beside `Catalog`, which calls nobody. */
const market = () => {
  const template = shop();
  publishUi(template);
  delete template.Resources.UiTask.Properties.ContainerDefinitions[0].Environment;
  for (const [name, alias] of [['Orders', 'orders'], ['Cart', 'cart']]) {
    for (const part of ['', 'Task']) {
      template.Resources[name + part] = JSON.parse(
        JSON.stringify(template.Resources[`Ui${part}`]).replaceAll('"ui"', `"${alias}"`).replace('UiTask', `${name}Task`),
      );
    }
    declare(template, name);
    delete template.Resources[name].DependsOn;
  }
  declare(template, 'Ui');
  return template;
};

/** `Ui` and `Orders` in the stack `Frontend`, which imports from `Backend` with all the rest. */
const apart = (template: Template) => {
  const { frontend, backend } = inTwoStacks(template, ['Ui', 'UiTask', 'Orders', 'OrdersTask']);
  return [stack('Backend', backend), stack('Frontend', frontend)];
};

/** The same with the namespace and the cluster named by literals, so that no stack refers to the other. */
const independent = (dependsOn?: string[]) => (template: Template) => apart(template).map(({ body, stackName }) => stack(
  stackName!,
  JSON.parse(JSON.stringify(body).replaceAll('{"Fn::ImportValue":"Namespace-Arn"}', '"shop"').replace(/\{"Fn::ImportValue":"([^"]*)"\}/g, '"$1"')),
  stackName === 'Backend' ? dependsOn && [] : dependsOn,
));

const bothWays = (template: Template) => {
  declare(template, 'Ui', 'catalog:80');
  declare(template, 'Cart', 'orders:80');
};

export const cases: RuleCases = {
  rule: sc606,
  violations: [
    {
      on: 'a client in the stack of the namespace',
      base: market,
      mutate: (template) => declare(template, 'Catalog', 'ui:80'),
      sources: apart,
      messages: [
        'each of these waits for the next, in a cycle: Backend → Frontend (service Catalog connects to service Ui), '
        + 'Frontend → Backend (service Ui is in the namespace shop)',
      ],
      fix: 'put the namespace, the cluster and the VPC into a stack of their own, or what waits for each other into one stack',
      property: '',
    },
    {
      on: 'a client in the stack of the cluster',
      base: market,
      mutate: (template) => declare(template, 'Catalog', 'ui:80'),
      sources: (template) => apart(template).map((source) => ({
        ...source,
        body: JSON.parse(JSON.stringify(source.body).replaceAll('{"Fn::ImportValue":"Namespace-Arn"}', '"shop"')),
      })),
      messages: ['Frontend → Backend (service Ui is in the cluster Cluster)'],
    },
    {
      on: 'connections both ways',
      base: market,
      mutate: bothWays,
      sources: independent(),
      messages: ['Backend → Frontend (service Cart connects to service Orders), Frontend → Backend (service Ui connects to service Catalog)'],
      resources: ['Cart'],
    },
    {
      on: 'a connection against the dependency of the stacks',
      base: market,
      mutate: (template) => declare(template, 'Catalog', 'ui:80'),
      sources: independent(['Backend']),
      messages: ['Backend → Frontend (service Catalog connects to service Ui), Frontend → Backend (stack dependency)'],
    },
  ],
  silent: [
    { on: 'connections one way', base: market, mutate: (template) => declare(template, 'Ui', 'catalog:80', 'cart:80'), sources: apart },
    {
      on: 'a way back that does not wait',
      base: market,
      mutate: (template) => {
        declare(template, 'Ui', 'catalog:80');
        declare(template, 'Cart', { endpoint: 'orders:80', ordering: 'REDEPLOY_AFTER' });
      },
      sources: apart,
    },
    { on: 'connections both ways in one stack', base: market, mutate: bothWays },
    {
      on: 'services that wait for each other, which is another rule',
      base: market,
      mutate: (template) => {
        declare(template, 'Ui', 'catalog:80');
        declare(template, 'Catalog', 'ui:80');
      },
      sources: independent(),
    },
    {
      on: 'stacks that depend on each other for other reasons',
      base: market,
      mutate: () => {},
      sources: (template) => independent(['Backend'])(template).map((source) => ({
        ...source, dependsOn: [source.stackName === 'Backend' ? 'Frontend.template.json' : 'Backend.template.json'],
      })),
    },
    {
      on: 'a server that may not exist',
      base: market,
      mutate: (template) => {
        bothWays(template);
        template.Resources.Orders.Condition = 'Later';
      },
      sources: independent(),
    },
    {
      on: 'an alias that only exists at deployment',
      base: market,
      mutate: (template) => {
        bothWays(template);
        const [endpoint] = template.Resources.Orders.Properties.ServiceConnectConfiguration.Services;
        endpoint.ClientAliases[0].DnsName = endpoint.DiscoveryName = { Ref: 'Name' };
      },
      sources: independent(),
    },
    {
      on: 'stacks of two assemblies',
      base: market,
      mutate: bothWays,
      sources: (template) => independent()(template).map((source) => ({ ...source, assembly: source.name })),
    },
  ],
};
