import { sc604 } from '../../../../src/analysis/rules/deployment/sc604-connection-cycle';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { declare, inferredCycle, publishUi } from './stacks';

/** `Catalog` calls `Ui`, which calls `Catalog`. */
const callBack = (...connections: unknown[]) => (template: Template) => {
  publishUi(template);
  declare(template, 'Catalog', ...connections);
};

export const cases: RuleCases = {
  rule: sc604,
  violations: [
    {
      on: 'two services that call each other',
      mutate: callBack('ui:80'),
      messages: ['each of these services waits for the next, in a cycle: Catalog → Ui → Catalog'],
      fix: 'give one of these connections the ordering REDEPLOY_AFTER, in the Metadata of the client: its client does not wait for the server and is redeployed after it',
      property: '',
    },
    {
      on: 'two services that also wait for each other, with one finding',
      mutate: (template) => {
        callBack('ui:80')(template);
        template.Resources.Catalog.DependsOn = ['Ui'];
      },
      messages: ['Catalog → Ui → Catalog'],
    },
    {
      on: 'three services, by the name of their constructs',
      mutate: (template) => {
        publishUi(template);
        const { Resources } = template;
        Resources.Orders = JSON.parse(JSON.stringify(Resources.Ui).replaceAll('"ui"', '"orders"').replace('UiTask', 'OrdersTask'));
        Resources.OrdersTask = JSON.parse(JSON.stringify(Resources.UiTask).replaceAll('"ui"', '"orders"'));
        declare(template, 'Ui', 'orders:80');
        declare(template, 'Orders', 'catalog:80');
        declare(template, 'Catalog', 'ui:80');
        Resources.Orders.Metadata!['aws:cdk:path'] = 'Shop/orders/Service/Service';
      },
      messages: ['Catalog → Ui → orders → Catalog'],
    },
    {
      on: 'an inferred cycle, as a warning',
      mutate: inferredCycle,
      messages: ['by their environment, each of these services calls the next, in a cycle, and none waits: Catalog → Ui → Catalog'],
      fix: 'state these connections in the Metadata of their clients, one of them with the ordering REDEPLOY_AFTER; if one of them is not a call, state it with the ordering NONE',
      severity: 'warning',
    },
  ],
  silent: [
    { on: 'an inferred cycle of which one service waits', mutate: (template) => { inferredCycle(template); template.Resources.Ui.DependsOn = 'Catalog'; } },
    {
      on: 'an inferred cycle of which one connection is stated without order',
      mutate: (template) => { inferredCycle(template); declare(template, 'Catalog', { endpoint: 'ui:80', ordering: 'REDEPLOY_AFTER' }); },
    },
    { on: 'inferred connections into a cycle', mutate: (template) => { callBack({ endpoint: 'ui:80', ordering: 'NONE' })(template); delete template.Resources.Ui.Metadata; } },
    { on: 'a connection that does not wait', mutate: callBack({ endpoint: 'ui:80', ordering: 'REDEPLOY_AFTER' }) },
    { on: 'a connection without order', mutate: callBack({ endpoint: 'ui:80', ordering: 'NONE' }) },
    { on: 'a call to itself', mutate: callBack('catalog:80') },
    {
      on: 'an inferred way back',
      mutate: (template) => {
        publishUi(template);
        template.Resources.CatalogTask.Properties.ContainerDefinitions[0].Environment = [{ Name: 'UI_URL', Value: 'http://ui' }];
      },
    },
    {
      on: 'a service that may not exist',
      mutate: (template) => {
        callBack('ui:80')(template);
        template.Resources.Catalog.Condition = 'Later';
      },
    },
    {
      on: 'an alias that only exists at deployment',
      mutate: (template) => {
        callBack('ui:80')(template);
        const [endpoint] = template.Resources.Ui.Properties.ServiceConnectConfiguration.Services;
        endpoint.ClientAliases[0].DnsName = endpoint.DiscoveryName = { Ref: 'Name' };
      },
    },
  ],
};
