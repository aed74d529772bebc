import { DEPLOYMENT_RULES } from './deployment';
import { LOGGING_RULES } from './logging';
import { NAMESPACE_RULES } from './namespace';
import { NAMING_RULES } from './naming';
import { NETWORK_RULES } from './network';
import { PLATFORM_RULES } from './platform';
import { PORTS_RULES } from './ports';
import { Rule } from './rule';
import { TASK_RULES } from './task';
import { TLS_RULES } from './tls';

/** Every rule over a mesh, by id. */
export const RULES: readonly Rule[] = [
  ...PORTS_RULES,
  ...NAMING_RULES,
  ...NAMESPACE_RULES,
  ...TASK_RULES,
  ...NETWORK_RULES,
  ...DEPLOYMENT_RULES,
  ...TLS_RULES,
  ...LOGGING_RULES,
  ...PLATFORM_RULES,
];
