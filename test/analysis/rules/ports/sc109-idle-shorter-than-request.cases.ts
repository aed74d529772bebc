import { sc109 } from '../../../../src/analysis/rules/ports/sc109-idle-shorter-than-request';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';

const timeouts = (IdleTimeoutSeconds: unknown, PerRequestTimeoutSeconds: unknown) => (template: Template) => {
  endpointOf(template).Timeout = { IdleTimeoutSeconds, PerRequestTimeoutSeconds };
};
const onUnknownTask = (change: (template: Template) => void) => (template: Template) => {
  change(template);
  template.Resources.Catalog.Properties.TaskDefinition = { Ref: 'TaskDefinition' };
};

export const cases: RuleCases = {
  rule: sc109,
  violations: [
    {
      on: 'one second less',
      mutate: timeouts(59, 60),
      messages: ['idle timeout is 59 s, shorter than the per-request timeout of 60 s'],
      fix: 'set the idle timeout to 60 s or more, or the per-request timeout to 59 s or less',
      property: 'ServiceConnectConfiguration/Services/0/Timeout',
    },
    { on: 'numbers as text', mutate: timeouts('59', '60'), messages: ['59 s'] },
    { on: 'less than the default of 15 s', mutate: timeouts(14, undefined), messages: ['idle timeout is 14 s, shorter than the per-request timeout of 15 s'] },
    { on: 'more than the default of 300 s', mutate: timeouts(undefined, 301), messages: ['idle timeout is 300 s, shorter than the per-request timeout of 301 s'] },
    { on: 'a per-request timeout where the task definition is not known', mutate: onUnknownTask(timeouts(undefined, 301)), messages: ['301 s'] },
  ],
  silent: [
    { on: 'equal timeouts', mutate: timeouts(60, 60) },
    { on: 'the default of 15 s', mutate: timeouts(15, undefined) },
    { on: 'the default of 300 s', mutate: timeouts(undefined, 300) },
    { on: 'no idle timeout', mutate: timeouts(0, 3600) },
    { on: 'no per-request timeout', mutate: timeouts(1, 0) },
    { on: 'words, which are SC110', mutate: timeouts('short', 'long') },
    {
      on: 'TCP, which has no requests',
      mutate: (template) => {
        delete containerOf(template).PortMappings[0].AppProtocol;
        timeouts(5, undefined)(template);
      },
    },
    { on: 'an idle timeout where the task definition is not known', mutate: onUnknownTask(timeouts(5, undefined)) },
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the idle timeout`, mutate: timeouts(value, 3600) })),
    ...UNKNOWNS.map(([on, value]) => ({ on: `${on} as the per-request timeout`, mutate: timeouts(5, value) })),
    ...UNKNOWNS.map(([on, value]) => ({
      on: `${on} as the protocol`,
      mutate: (template: Template) => {
        containerOf(template).PortMappings[0].AppProtocol = value;
        timeouts(5, undefined)(template);
      },
    })),
  ],
};
