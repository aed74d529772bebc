import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { withIndex } from './api/api-index';
import { ROOT } from './support/run';

/** Adds the index by task to the API reference that the documentation generator has just written. */
const path = join(ROOT, 'API.md');
writeFileSync(path, withIndex(readFileSync(path, 'utf8')));
