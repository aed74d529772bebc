import { CONNECTIONS_MISUSES } from './connections';
import { ENDPOINTS_MISUSES } from './endpoints';
import { FRONTEND_MISUSES } from './frontend';
import { METRICS_MISUSES } from './metrics';
import { Misuse } from './misuse';
import { OBJECTS_MISUSES } from './objects';
import { PROPS_MISUSES } from './props';
import { SERVICES_MISUSES } from './services';
import { TESTING_MISUSES } from './testing';

export * from './connections';
export * from './endpoints';
export * from './frontend';
export * from './metrics';
export * from './objects';
export * from './props';
export * from './services';
export * from './testing';

/** Every misuse of the constructs, by id. */
export const MISUSES: readonly Misuse[] = [
  ...CONNECTIONS_MISUSES, ...ENDPOINTS_MISUSES, ...FRONTEND_MISUSES, ...METRICS_MISUSES, ...OBJECTS_MISUSES, ...PROPS_MISUSES, ...SERVICES_MISUSES,
  ...TESTING_MISUSES,
].sort((a, b) => (a.id < b.id ? -1 : 1));
