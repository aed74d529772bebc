import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Fails when `API.md` is not what the documentation generator writes today. */
const root = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'api-'));
try {
  const fresh = join(folder, 'API.md');
  const { status } = spawnSync('npx', ['jsii-docgen', '-o', fresh], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('jsii-docgen failed');
  if (readFileSync(fresh, 'utf8') !== readFileSync(join(root, 'API.md'), 'utf8')) throw new Error('API.md is stale: run npx projen docgen, and commit it');
  console.log('API.md is current');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
