import { Rule } from '../rule';
import { sc204 } from './sc204-dns-name-format';

export const NAMING_RULES: readonly Rule[] = [sc204];
