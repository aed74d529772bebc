export * from './ec2-task-size';
export * from './port-mappings';
export * from './service-task';
export * from './task-check';
export * from './task-props-check';
