import { Rule } from '../rule';

export const LOGGING_RULES: readonly Rule[] = [];
