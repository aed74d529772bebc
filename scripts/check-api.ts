import { readFileSync } from 'fs';
import { join } from 'path';
import { completed } from './api/completed';
import { inNewFolder, ROOT, succeed } from './support/run';

/** Fails if `API.md` is not what the documentation generator writes, completed. */
inNewFolder('api', (folder) => {
  const fresh = join(folder, 'API.md');
  succeed('npx', ['jsii-docgen', '-o', fresh], ROOT);
  if (completed(readFileSync(fresh, 'utf8')) !== readFileSync(join(ROOT, 'API.md'), 'utf8')) throw new Error('API.md is stale: run npx projen docgen, and commit it');
  console.log('API.md is current');
});
