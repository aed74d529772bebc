import { IConstruct } from 'constructs';
import { ServiceConnectServiceProps } from './service-props';
import { TASK_PROPS } from './task-props';
import { containerOrTaskDefinition, sc003 } from '../rules/misuse/sc003-container-or-task-definition';
import { propNotSupported, sc010 } from '../rules/misuse/sc010-prop-not-supported';
import { checkAmount } from '../validation/check-amount';
import { refuse, refuseIf } from '../validation/refuse';

/** Refuses props that say too little or contradict each other. */
export function checkTaskProps(props: ServiceConnectServiceProps, scope: IConstruct): void {
  const { container, taskDefinition, serviceConnectConfiguration } = props;
  refuseIf(sc003, containerOrTaskDefinition({ container: container !== undefined, taskDefinition: taskDefinition !== undefined }), scope);
  if (serviceConnectConfiguration !== undefined) {
    const problem = propNotSupported('serviceConnectConfiguration', 'namespace and endpoints say the same', 'use namespace and endpoints');
    refuse(sc010, problem, scope);
  }
  if (taskDefinition) {
    const given = TASK_PROPS.find((name) => (props as unknown as Record<string, unknown>)[name] !== undefined);
    const problem = given && propNotSupported(given, 'a taskDefinition of your own is not changed', `set it on the task definition, and leave ${given} out`);
    if (problem) refuse(sc010, problem, scope);
  }
  for (const [name, minimum] of [['cpu', 1], ['memoryLimitMiB', 1], ['peakRequestsPerSecond', 0], ['expectedTasks', 0]] as const) {
    const value = props[name];
    if (value !== undefined) checkAmount(name, value, minimum, scope);
  }
}
