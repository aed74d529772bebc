import { sc103 } from '../../../../src/analysis/rules/ports/sc103-single-port-mapping';
import { containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const range = (value: unknown) => (template: Template) => {
  containerOf(template).PortMappings = [{ Name: 'catalog', ContainerPortRange: value, Protocol: 'tcp' }];
};

export const cases: RuleCases = {
  rule: sc103,
  violations: [
    {
      on: 'a range',
      mutate: range('8080-8090'),
      messages: ['PortName is "catalog", which names the ContainerPortRange 8080-8090'],
      fix: 'set ContainerPort instead of ContainerPortRange, with a port mapping and an endpoint for each port',
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
    { on: 'a range of one port', mutate: range('8080-8080'), messages: ['ContainerPortRange 8080-8080'] },
    {
      on: 'a range that is the default of a parameter',
      mutate: (template) => {
        template.Parameters = { Range: { Type: 'String', Default: '8080-8090' } };
        range({ Ref: 'Range' })(template);
      },
      messages: ['ContainerPortRange 8080-8090'],
    },
  ],
  silent: [
    { on: 'a range that is no endpoint', mutate: (template) => containerOf(template).PortMappings.push({ Name: 'rtp', ContainerPortRange: '9000-9100' }) },
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: range(value) })),
    {
      on: 'a range that AWS::NoValue takes away',
      mutate: (template) => {
        containerOf(template).PortMappings[0].ContainerPortRange = { Ref: 'AWS::NoValue' };
      },
    },
  ],
};
