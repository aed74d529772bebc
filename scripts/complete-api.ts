import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { completed } from './api/completed';
import { ROOT } from './support/run';

/** Completes the API reference that the documentation generator has just written: an index by task, and our words for options of the L2. */
const path = join(ROOT, 'API.md');
writeFileSync(path, completed(readFileSync(path, 'utf8')));
