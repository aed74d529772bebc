import { Rule } from '../rule';

export const TASK_RULES: readonly Rule[] = [];
