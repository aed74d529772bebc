/** The props, of any launch type, that describe a task to be made: they mean nothing beside a task definition of the user's. */
export const TASK_PROPS = [
  'cpu', 'memoryLimitMiB', 'proxyOverhead', 'taskRole', 'executionRole', 'family', 'volumes', 'runtimePlatform', 'ephemeralStorageGiB', 'networkMode',
] as const;
