import { sc108 } from '../../../../src/analysis/rules/ports/sc108-per-request-timeout-needs-http';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const change = (timeout: unknown, appProtocol?: unknown) => (template: Template) => {
  endpointOf(template).Timeout = timeout;
  containerOf(template).PortMappings[0].AppProtocol = appProtocol;
};

export const cases: RuleCases = {
  rule: sc108,
  violations: [
    {
      on: 'no application protocol',
      mutate: change({ PerRequestTimeoutSeconds: 30 }),
      messages: ['PerRequestTimeoutSeconds is 30, but the port mapping has no AppProtocol "http", "http2" or "grpc"'],
      fix: 'set AppProtocol of the port mapping to what the container speaks, or remove the per-request timeout',
      property: 'ServiceConnectConfiguration/Services/0/Timeout/PerRequestTimeoutSeconds',
    },
    { on: 'a timeout as text', mutate: change({ PerRequestTimeoutSeconds: '30' }), messages: ['PerRequestTimeoutSeconds is 30'] },
    { on: 'a timeout that is turned off', mutate: change({ PerRequestTimeoutSeconds: 0 }), messages: ['PerRequestTimeoutSeconds is 0'] },
    { on: 'AWS::NoValue as the protocol', mutate: change({ PerRequestTimeoutSeconds: 30 }, { Ref: 'AWS::NoValue' }), messages: ['PerRequestTimeoutSeconds is 30'] },
  ],
  silent: [
    ...['http', 'http2', 'grpc'].map((protocol) => ({ on: protocol, mutate: change({ PerRequestTimeoutSeconds: 30 }, protocol) })),
    { on: 'an idle timeout over TCP', mutate: change({ IdleTimeoutSeconds: 30 }) },
    { on: 'no timeout over TCP', mutate: change(undefined) },
    { on: 'AWS::NoValue as the timeout', mutate: change({ PerRequestTimeoutSeconds: { Ref: 'AWS::NoValue' } }) },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the protocol`, mutate: change({ PerRequestTimeoutSeconds: 30 }, value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the timeout`, mutate: change({ PerRequestTimeoutSeconds: value }) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the timeouts`, mutate: change(value) })),
    ...UNKNOWNS.map(([on, value]) => ({
      on: `${on} as the task definition`,
      mutate: (template: Template) => {
        change({ PerRequestTimeoutSeconds: 30 })(template);
        template.Resources.Catalog.Properties.TaskDefinition = value;
      },
    })),
  ],
};
