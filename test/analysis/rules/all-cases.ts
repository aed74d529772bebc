import { readdirSync } from 'fs';
import { join } from 'path';
import { RuleCases } from './rule-cases';

/** The cases of every rule, by id. */
export const ALL_CASES: readonly RuleCases[] = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.cases.ts'))
  .sort()
  .map((file) => (jest.requireActual(join(__dirname, file)) as { cases: RuleCases }).cases);
