import { Rule } from '../rule';

export const NAMESPACE_RULES: readonly Rule[] = [];
