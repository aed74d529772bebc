import { sc706 } from '../../../../src/analysis/rules/tls/sc706-tls-china';
import { endpointOf } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { tlsOf, tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const base = tlsShop;
const inRegion = (region: string | undefined) => (template: Template) => [{ ...alone(template), region }];
const tlsAgain = (template: Template) => { endpointOf(template).Tls = tlsOf(tlsShop()); };

export const cases: RuleCases = {
  rule: sc706,
  violations: ['cn-north-1', 'cn-northwest-1'].map((region) => ({
    on: region,
    base: () => {
      const template = tlsShop();
      delete endpointOf(template).Tls;
      return template;
    },
    mutate: tlsAgain,
    sources: inRegion(region),
    messages: [`Tls is set in Region ${region}; TLS for Service Connect is not known to be available in cn-north-1 and cn-northwest-1`],
    fix: 'remove Tls from the endpoint in this Region',
    property: 'ServiceConnectConfiguration/Services/0/Tls',
  })),
  silent: [
    ...['eu-west-1', 'us-gov-west-1', 'ap-east-1'].map((region) => ({ on: region, base, mutate: () => undefined, sources: inRegion(region) })),
    { on: 'a Region that only the deployment knows', base, mutate: () => undefined, sources: inRegion(undefined) },
    { on: 'China without TLS', mutate: () => undefined, sources: inRegion('cn-north-1') },
    {
      on: 'China with TLS that only exists at deployment',
      base,
      mutate: (template) => { endpointOf(template).Tls = { 'Fn::If': ['Nobody', endpointOf(template).Tls, { Ref: 'AWS::NoValue' }] }; },
      sources: inRegion('cn-north-1'),
    },
  ],
};
