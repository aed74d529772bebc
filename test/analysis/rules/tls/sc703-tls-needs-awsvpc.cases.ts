import { sc703 } from '../../../../src/analysis/rules/tls/sc703-tls-needs-awsvpc';
import { bridgeShop } from '../../../support/bridge-shop';
import { endpointOf } from '../../../support/shop';
import { tlsOf, tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const ARN = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/1';

export const cases: RuleCases = {
  rule: sc703,
  violations: [
    {
      on: 'network mode bridge',
      base: bridgeShop,
      mutate: (template) => { endpointOf(template).Tls = { IssuerCertificateAuthority: { AwsPcaAuthorityArn: ARN }, RoleArn: 'arn:aws:iam::111111111111:role/tls' }; },
      messages: ['NetworkMode is "bridge"; an endpoint with TLS needs "awsvpc"'],
      fix: 'set NetworkMode to "awsvpc", or remove Tls from the endpoint',
      property: 'ServiceConnectConfiguration/Services/0/Tls',
    },
    {
      on: 'network mode host',
      base: tlsShop,
      mutate: (template) => { template.Resources.CatalogTask.Properties.NetworkMode = 'host'; },
      messages: ['NetworkMode is "host"'],
      also: ['SC505'],
    },
  ],
  silent: [
    { on: 'network mode bridge without TLS', base: bridgeShop, mutate: () => undefined },
    { on: 'network mode awsvpc', base: tlsShop, mutate: () => undefined },
    { on: 'a client service in network mode bridge', base: tlsShop, mutate: (template) => { template.Resources.UiTask.Properties.NetworkMode = 'bridge'; } },
    { on: 'a network mode that only exists at deployment', base: tlsShop, mutate: (template) => { template.Resources.CatalogTask.Properties.NetworkMode = { Ref: 'Mode' }; } },
    { on: 'a task definition outside the template', base: tlsShop, mutate: (template) => { template.Resources.Catalog.Properties.TaskDefinition = 'catalog:1'; } },
    { on: 'no network mode, of which SC505 tells', base: tlsShop, mutate: (template) => delete template.Resources.CatalogTask.Properties.NetworkMode },
    {
      on: 'TLS that only exists at deployment',
      base: bridgeShop,
      mutate: (template) => { endpointOf(template).Tls = { 'Fn::If': ['Nobody', tlsOf(tlsShop()), { Ref: 'AWS::NoValue' }] }; },
    },
  ],
};
