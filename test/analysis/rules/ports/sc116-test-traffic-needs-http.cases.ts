import { sc116 } from '../../../../src/analysis/rules/ports/sc116-test-traffic-needs-http';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const RULES = { Header: { Name: 'x-shop-test', Value: { Exact: 'yes' } } };

const change = (rules: unknown, appProtocol?: unknown) => (template: Template) => {
  endpointOf(template).ClientAliases[0].TestTrafficRules = rules;
  containerOf(template).PortMappings[0].AppProtocol = appProtocol;
};

export const cases: RuleCases = {
  rule: sc116,
  violations: [
    {
      on: 'no application protocol',
      mutate: change(RULES),
      messages: ['TestTrafficRules is set, but the port mapping has no AppProtocol "http", "http2" or "grpc"'],
      fix: 'set AppProtocol of the port mapping to what the container speaks, or remove the test-traffic rule',
      property: 'ServiceConnectConfiguration/Services/0/ClientAliases/0/TestTrafficRules',
    },
    { on: 'a header of any value', mutate: change({ Header: { Name: 'x-shop-test' } }), messages: ['TestTrafficRules is set'] },
    { on: 'AWS::NoValue as the protocol', mutate: change(RULES, { Ref: 'AWS::NoValue' }), messages: ['TestTrafficRules is set'] },
  ],
  silent: [
    ...['http', 'http2', 'grpc'].map((protocol) => ({ on: protocol, mutate: change(RULES, protocol) })),
    { on: 'no rule over TCP', mutate: change(undefined) },
    { on: 'AWS::NoValue as the rule', mutate: change({ Ref: 'AWS::NoValue' }) },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the protocol`, mutate: change(RULES, value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the rule`, mutate: change(value) })),
  ],
};
