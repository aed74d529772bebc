import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { comparisonTable, TABLE } from './comparison/comparison';
import { ROOT } from './support/run';

/** Writes the table of the README that compares the retail store with and without this library. */
const path = join(ROOT, 'README.md');
const table = comparisonTable();
writeFileSync(path, readFileSync(path, 'utf8').replace(TABLE, table));
console.log(table);
