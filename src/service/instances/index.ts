export * from './capacity-check';
export * from './poll-permission';
export * from './task-connections';
