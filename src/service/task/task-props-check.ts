import { IConstruct } from 'constructs';
import { containerOrTaskDefinition, propNotSupported, sc003, sc010 } from '../../analysis/rules/misuse';
import { checkAmount, refuse, refuseIf } from '../../validation';
import { ServiceConnectServiceProps, TASK_PROPS } from '../props';

/** The numbers, with the least that makes sense: 16 CPU units are meant as 16 vCPU, and Docker starts no container with less memory. */
const AMOUNTS = [
  { name: 'cpu', minimum: 32, unit: '1,024 units are one vCPU' },
  { name: 'memoryLimitMiB', minimum: 6, unit: '1,024 MiB are one GiB' },
  { name: 'peakRequestsPerSecond', minimum: 0, unit: undefined },
  { name: 'expectedTasks', minimum: 0, unit: undefined },
] as const;

/** Rejects props that are missing or contradict each other. */
export function checkTaskProps(props: ServiceConnectServiceProps, scope: IConstruct): void {
  const { container, taskDefinition, serviceConnectConfiguration } = props;
  refuseIf(sc003, containerOrTaskDefinition({ container: container !== undefined, taskDefinition: taskDefinition !== undefined }), scope);
  if (serviceConnectConfiguration !== undefined) {
    const problem = propNotSupported('serviceConnectConfiguration', 'namespace and endpoints replace it', 'use namespace and endpoints');
    refuse(sc010, problem, scope);
  }
  if (taskDefinition) {
    const given = TASK_PROPS.find((name) => (props as unknown as Record<string, unknown>)[name] !== undefined);
    const problem = given && propNotSupported(given, 'your own taskDefinition is not changed', `set it on the task definition, and leave ${given} out`);
    if (problem) refuse(sc010, problem, scope);
  }
  for (const { name, minimum, unit } of AMOUNTS) {
    const value = props[name];
    if (value !== undefined) checkAmount(name, value, minimum, scope, unit);
  }
}
