import { Rule } from '../rule';
import { sc711 } from './sc711-access-log-needs-log';
import { sc712 } from './sc712-access-log-query';
import { sc713 } from './sc713-fargate-log-driver';
import { sc714 } from './sc714-firelens-router';
import { sc715 } from './sc715-proxy-log-missing';
import { sc716 } from './sc716-access-log-format';

/** The rules of this folder, by id. */
export const LOGGING_RULES: readonly Rule[] = [
  sc711, sc712, sc713, sc714, sc715, sc716,
];
