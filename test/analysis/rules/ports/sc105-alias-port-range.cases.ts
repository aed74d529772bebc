import { sc105 } from '../../../../src/analysis/rules/ports/sc105-alias-port-range';
import { endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const port = (value: unknown) => (template: Template) => {
  endpointOf(template).ClientAliases[0].Port = value;
};

export const cases: RuleCases = {
  rule: sc105,
  violations: [
    {
      on: '0',
      mutate: port(0),
      messages: ['Port is 0; a port is a whole number from 1 to 65535'],
      fix: 'set Port to a whole number from 1 to 65535',
      property: 'ServiceConnectConfiguration/Services/0/ClientAliases/0/Port',
    },
    ...[65536, -1, 80.5, '0', '65536'].map((value) => ({ on: JSON.stringify(value), mutate: port(value), messages: [`Port is ${value};`] })),
    ...['http', ''].map((value) => ({ on: JSON.stringify(value), mutate: port(value), messages: ['Port is NaN;'] })),
    { on: 'no port', mutate: (template) => delete endpointOf(template).ClientAliases[0].Port, messages: ['Port is left out'], fix: 'set the port that clients dial' },
  ],
  silent: [
    ...[1, '1', 65535, '65535', 8080].map((value) => ({ on: JSON.stringify(value), mutate: port(value) })),
    ...UNKNOWNS.map(([on, value]) => ({ on, mutate: port(value) })),
    {
      on: 'an alias that only exists at deployment',
      mutate: (template) => {
        endpointOf(template).ClientAliases = [{ 'Fn::If': ['Undecidable', { Port: 0 }, { Port: 80 }] }];
      },
    },
  ],
};
