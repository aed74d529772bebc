import { sc514 } from '../../../../src/analysis/rules/network/sc514-app-mesh-proxy-left';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const proxy = (ProxyConfiguration: unknown) => ({ Resources: { CatalogTask } }: Template) => {
  Object.assign(CatalogTask.Properties, { ProxyConfiguration });
};

const resources = ['CatalogTask'];

export const cases: RuleCases = {
  rule: sc514,
  violations: [
    {
      on: 'the proxy of App Mesh',
      mutate: proxy({ Type: 'APPMESH', ContainerName: 'envoy' }),
      messages: ['ProxyConfiguration redirects the traffic of the task of Catalog to the proxy of App Mesh, past the proxy of Service Connect'],
      fix: 'remove ProxyConfiguration when the service joins Service Connect, and then the Envoy container of App Mesh, which receives no more traffic',
      resources,
      property: 'ProxyConfiguration',
    },
    { on: 'the default type', mutate: proxy({ ContainerName: 'envoy' }), messages: ['the task of Catalog'], resources },
  ],
  silent: [
    { on: 'a configuration that is removed', mutate: proxy({ Ref: 'AWS::NoValue' }) },
    { on: 'a configuration that only exists at deployment', mutate: proxy({ Ref: 'Proxy' }) },
    { on: 'a reference to another resource', mutate: proxy({ Ref: 'Cluster' }) },
    { on: 'a configuration that may be removed', mutate: proxy({ 'Fn::If': ['Nobody', { Type: 'APPMESH' }, { Ref: 'AWS::NoValue' }] }) },
    { on: 'a type that only exists at deployment', mutate: proxy({ Type: { Ref: 'Type' }, ContainerName: 'envoy' }) },
  ],
};
