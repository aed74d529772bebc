import { writeFileSync } from 'fs';
import { join } from 'path';
import { Consumer, FOREIGN_TARGET } from './consumer';
import { complete } from '../support/start';

/** npm, and a compiler that also checks the declarations of the package. */
export const typescript: Consumer = {
  language: 'TypeScript',
  target: 'js',
  artefact: 'npm tarball',
  // JavaScript has no types: the library says it.
  typeErrors: [...FOREIGN_TARGET, 'SC031 metric-not-published: errorRate of the alarms of Calls/Catalog has no maxPercent', 'give maxPercent to errorRate'],
  async build(folder, { packagePath, cdkVersion, constructsVersion }) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    const packages = [packagePath, `aws-cdk-lib@${cdkVersion}`, `constructs@${constructsVersion}`, 'typescript@~6.0.0', '@types/node@^20'];
    await complete({ command: 'npm', args: ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], cwd: folder });
    await complete({ command: 'npx', args: ['tsc', '--project', '.'], cwd: folder });
    const program = (name: string) => ({ command: 'node', args: [`${name}.js`], cwd: folder });
    return { store: program('retail-store'), mistakes: program('mistakes') };
  },
};
