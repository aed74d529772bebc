import { sc104 } from '../../../../src/analysis/rules/ports/sc104-tcp-only';
import { containerOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const protocol = (value: unknown) => (template: Template) => {
  const [mapping] = containerOf(template).PortMappings;
  mapping.Protocol = value;
  delete mapping.AppProtocol;
};

export const cases: RuleCases = {
  rule: sc104,
  violations: [
    {
      on: 'UDP',
      mutate: protocol('udp'),
      messages: ['protocol of port mapping "catalog" is "udp"; Service Connect supports only "tcp"'],
      fix: 'set protocol to "tcp" or leave it out, or take the endpoint out of the Service Connect configuration',
      property: 'ServiceConnectConfiguration/Services/0/PortName',
    },
    { on: 'UDP in capitals', mutate: protocol('UDP'), messages: ['is "UDP"'] },
    {
      on: 'UDP from a parameter\'s default',
      mutate: (template) => {
        template.Parameters = { Protocol: { Type: 'String', Default: 'udp' } };
        protocol({ Ref: 'Protocol' })(template);
      },
      messages: ['is "udp"'],
    },
  ],
  silent: [
    { on: 'no protocol', mutate: (template) => delete containerOf(template).PortMappings[0].Protocol },
    { on: 'TCP in capitals', mutate: protocol('TCP') },
    { on: 'a UDP port that is no endpoint', mutate: (template) => containerOf(template).PortMappings.push({ Name: 'statsd', ContainerPort: 8125, Protocol: 'udp' }) },
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: protocol(value) })),
  ],
};
