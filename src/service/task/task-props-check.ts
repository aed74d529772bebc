import { IConstruct } from 'constructs';
import { containerOrTaskDefinition, propNotSupported, sc003, sc010 } from '../../analysis/rules/misuse';
import { checkAmount, refuse, refuseIf } from '../../validation';
import { ServiceConnectServiceProps, TASK_PROPS } from '../props';

/** Rejects props that are missing or contradict each other. */
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
