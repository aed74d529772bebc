import { sc603 } from '../../../../src/analysis/rules/deployment/sc603-server-not-first';
import { containerOf, endpointOf, shop } from '../../../support/shop';
import { Template, nesting } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { registerWithCloudMap } from './cloud-map';
import { callNobody, declare, inferredCycle, inTwoStacks, publishUi, stack } from './stacks';

const noOrder = ({ Resources }: Template) => { Resources.Ui.DependsOn = ['CatalogFromUi']; };

const inferred = () => {
  const template = shop();
  delete template.Resources.Ui.Metadata;
  return template;
};

/** `Ui` in a stack `Frontend` of its own; `dependsOn` are the stacks before it. */
const apart = (dependsOn?: string[]) => (template: Template) => {
  const { frontend, backend } = inTwoStacks(template, ['Ui', 'UiTask']);
  return [stack('Backend', backend, dependsOn && []), stack('Frontend', withoutImports(frontend), dependsOn)];
};

/** Literals instead of imports, so that nothing else orders the stacks. */
const withoutImports = (template: Template): Template => JSON.parse(
  JSON.stringify(template)
    .replace('{"Fn::ImportValue":"Namespace-Arn"}', '"shop"')
    .replace(/\{"Fn::ImportValue":"([^"]*)"\}/g, '"$1"'),
);

/** `Ui` in a stack nested under `Shop`, with or without an order between the two. */
const nested = (template: Template, ordered: boolean) => {
  const { frontend, backend } = inTwoStacks(template, ['Ui', 'UiTask']);
  backend.Resources.Frontend = {
    Type: 'AWS::CloudFormation::Stack',
    Properties: { TemplateURL: 'frontend' },
    ...(ordered ? { DependsOn: 'Catalog' } : {}),
  };
  return [{ ...stack('Shop', backend), nested: nesting({ Frontend: stack('Frontend', frontend) }) }];
};

export const cases: RuleCases = {
  rule: sc603,
  violations: [
    {
      on: 'a client that does not wait',
      mutate: noOrder,
      messages: ['service Ui connects to catalog:80 of service Catalog, but does not wait for it'],
      fix: 'add Catalog to the DependsOn of Ui',
      property: '',
      resources: ['Ui'],
    },
    {
      on: 'a client that waits for other things of the server only',
      mutate: ({ Resources }) => { Resources.Ui.DependsOn = ['CatalogTask', 'CatalogSecurityGroup']; },
      messages: ['service Ui connects to catalog:80'],
      resources: ['Ui'],
    },
    {
      on: 'a server that waits for the client',
      mutate: ({ Resources }) => {
        delete Resources.Ui.DependsOn;
        Resources.Catalog.DependsOn = 'Ui';
      },
      messages: ['service Ui connects to catalog:80'],
      fix: 'let Ui wait for Catalog instead of the reverse, or give the connection the ordering REDEPLOY_AFTER, in the Metadata of the client',
      resources: ['Ui'],
    },
    {
      on: 'two endpoints of one server, once',
      mutate: (template) => {
        noOrder(template);
        containerOf(template).PortMappings.push({ Name: 'admin', ContainerPort: 8081, AppProtocol: 'http' });
        template.Resources.Catalog.Properties.ServiceConnectConfiguration.Services.push({
          PortName: 'admin', DiscoveryName: 'admin', ClientAliases: [{ DnsName: 'admin', Port: 81 }],
        });
        declare(template, 'Ui', 'catalog:80', 'admin:81');
      },
      messages: ['service Ui connects to catalog:80, admin:81 of service Catalog, but does not wait for it'],
      resources: ['Ui'],
    },
    {
      on: 'two inferred connections, of which one is to a name of Cloud Map',
      mutate: (template) => {
        noOrder(template);
        callNobody(template);
        registerWithCloudMap(template);
        endpointOf(template).ClientAliases[0].DnsName = 'catalog.shop.local';
        containerOf(template).PortMappings.push({ Name: 'admin', ContainerPort: 8081, AppProtocol: 'http' });
        template.Resources.Catalog.Properties.ServiceConnectConfiguration.Services.push({
          PortName: 'admin', DiscoveryName: 'admin', ClientAliases: [{ DnsName: 'admin', Port: 81 }],
        });
        containerOf(template, 'Ui').Environment = [
          { Name: 'CATALOG_URL', Value: 'http://catalog.shop.local' }, { Name: 'ADMIN_URL', Value: 'http://admin:81' },
        ];
      },
      messages: ['service Ui connects to admin:81 of service Catalog, as the environment variable ADMIN_URL says'],
      resources: ['Ui'],
      severity: 'warning',
    },
    {
      on: 'an inferred connection, as a warning',
      base: inferred,
      mutate: noOrder,
      messages: ['service Ui connects to catalog:80 of service Catalog, as the environment variable CATALOG_URL says, but does not wait for it'],
      resources: ['Ui'],
      severity: 'warning',
    },
    {
      on: 'a reference in the other branch of a decided condition',
      mutate: (template) => {
        template.Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
        template.Resources.Ui.DependsOn = ['CatalogFromUi'];
        template.Resources.Ui.Properties.Tags = [{ Key: 'server', Value: { 'Fn::If': ['Never', { Ref: 'Catalog' }, 'none'] } }];
      },
      messages: ['does not wait for it'],
      resources: ['Ui'],
    },
    {
      on: 'a stack that does not depend on that of the server',
      mutate: (template) => declare(template, 'Ui', 'catalog:80'),
      base: () => {
        const template = shop();
        callNobody(template);
        return template;
      },
      sources: apart([]),
      fix: 'let the stack Frontend depend on the stack Backend',
      messages: ['service Ui connects to catalog:80 of service Catalog, but does not wait for it'],
      resources: ['Ui'],
    },
    {
      on: 'a nested stack that does not wait',
      base: () => {
        const template = shop();
        callNobody(template);
        return template;
      },
      mutate: (template) => declare(template, 'Ui', 'catalog:80'),
      sources: (template) => nested(template, false),
      messages: ['service Ui connects to catalog:80 of service Catalog'],
      fix: 'let Ui, or the nested stack that holds it, depend on the nested stack that holds Catalog',
      resources: ['Ui'],
    },
    {
      on: 'an alias that a service with other connections mentions',
      base: inferred,
      mutate: (template) => {
        noOrder(template);
        declare(template, 'Ui', 'orders:80');
      },
      messages: ['as the environment variable CATALOG_URL says'],
      resources: ['Ui'],
      severity: 'warning',
    },
    {
      on: 'an inferred call back of a server that the client waits for',
      mutate: (template) => {
        publishUi(template);
        containerOf(template).Environment = [{ Name: 'UI_URL', Value: 'http://ui' }];
      },
      messages: ['service Catalog connects to ui:80 of service Ui, as the environment variable UI_URL says'],
      fix: 'Ui calls back: give the connection from Catalog the ordering REDEPLOY_AFTER, in the Metadata of the client',
      severity: 'warning',
    },
  ],
  silent: [
    {
      on: 'an inferred connection to a name of Cloud Map',
      mutate: (template) => {
        template.Resources.Ui.DependsOn = ['CatalogFromUi'];
        callNobody(template);
        registerWithCloudMap(template);
        endpointOf(template).ClientAliases[0].DnsName = 'catalog.shop.local';
        containerOf(template, 'Ui').Environment = [{ Name: 'CATALOG_URL', Value: 'http://catalog.shop.local' }];
      },
    },
    { on: 'an inferred cycle, which is SC604', mutate: inferredCycle },
    {
      on: 'an address that only exists at deployment',
      mutate: (template) => { callNobody(template); containerOf(template, 'Ui').Environment = [{ Name: 'CATALOG_URL', Value: { Ref: 'Url' } }]; },
    },
    { on: 'a single DependsOn', mutate: ({ Resources }) => { Resources.Ui.DependsOn = 'Catalog'; } },
    {
      on: 'a path over another resource',
      mutate: ({ Resources }) => {
        Resources.Ready = { Type: 'AWS::CloudFormation::WaitConditionHandle', Properties: {}, DependsOn: 'Catalog' };
        Resources.Ui.DependsOn = ['Ready'];
      },
    },
    {
      on: 'a reference to the server',
      mutate: ({ Resources }) => {
        delete Resources.Ui.DependsOn;
        Resources.UiTask.Properties.Tags = [{ Key: 'server', Value: { 'Fn::Sub': '${Catalog.Name}' } }];
      },
    },
    {
      on: 'a reference that a condition may take away',
      mutate: ({ Resources }) => {
        delete Resources.Ui.DependsOn;
        Resources.UiTask.Properties.Tags = [{ Key: 'server', Value: { 'Fn::If': ['Later', { Ref: 'Catalog' }, 'none'] } }];
      },
    },
    ...['REDEPLOY_AFTER', 'NONE'].map((ordering) => ({
      on: `the ordering ${ordering}`,
      mutate: (template: Template) => {
        noOrder(template);
        declare(template, 'Ui', { endpoint: 'catalog:80', ordering });
      },
    })),
    {
      on: 'a server that nobody knows',
      mutate: (template) => {
        noOrder(template);
        callNobody(template);
        declare(template, 'Ui', 'orders:80');
      },
    },
    {
      on: 'an alias that only exists at deployment',
      mutate: (template) => {
        noOrder(template);
        endpointOf(template).ClientAliases[0].DnsName = { Ref: 'Name' };
        endpointOf(template).DiscoveryName = { Ref: 'Name' };
      },
    },
    {
      on: 'a server that may not exist',
      mutate: (template) => {
        noOrder(template);
        template.Resources.Catalog.Condition = 'Later';
      },
    },
    {
      on: 'a circle of connections, which is another rule',
      mutate: (template) => {
        publishUi(template);
        declare(template, 'Catalog', 'ui:80');
      },
    },
    { on: 'stacks of which nobody knows the order', mutate: () => {}, sources: apart() },
    { on: 'a stack that depends on that of the server', mutate: () => {}, sources: apart(['Backend']) },
    {
      on: 'a stack that imports from that of the server',
      mutate: () => {},
      sources: (template) => {
        const { frontend, backend } = inTwoStacks(template, ['Ui', 'UiTask']);
        return [stack('Backend', backend), stack('Frontend', frontend)];
      },
    },
    {
      on: 'stacks of two assemblies',
      mutate: () => {},
      sources: (template) => apart([])(template).map((source) => ({ ...source, assembly: source.name })),
    },
    { on: 'a nested stack that waits', mutate: () => {}, sources: (template) => nested(template, true) },
  ],
};
