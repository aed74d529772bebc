import { mkdirSync, readdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { ROOT } from './run';

/** Installs into a folder, by links, what is installed with the project, aws-cdk-lib at the floor among it, and the library itself. */
export function linkPackages(folder: string) {
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  symlinkSync(ROOT, join(packages, 'cdk-ecs-service-connect'));
}
