import { rmSync } from 'fs';
import { join } from 'path';
import { CONTENTS } from './packages/contents';
import { complaintsOf, findBuilt, kilobytes } from './packages/inspect';
import { canBuild, Target, TARGETS } from './packages/targets';
import { ROOT, succeed } from './support/run';

/**
 * Builds the packages of all languages into `dist`, and checks their contents and sizes. If the tools of a language are missing, only
 * its sources are written; those of .NET are always written, and compiled if there is an SDK.
 */
const dist = join(ROOT, 'dist');
const built = TARGETS.filter((target) => target !== 'dotnet' && canBuild(target));
const written = TARGETS.filter((target) => !built.includes(target));

rmSync(dist, { recursive: true, force: true });
pacmak(built);
pacmak(written, '--code-only');

let complaints = 0;
for (const target of TARGETS) {
  if (written.includes(target) && target !== 'dotnet') {
    console.log(`${target}: sources only, the tools of this language are not here`);
    continue;
  }
  for (const artefact of CONTENTS[target]) {
    const found = findBuilt(join(dist, target), artefact);
    const wrong = complaintsOf(found);
    complaints += wrong.length;
    console.log(`${target}: ${artefact.name}, ${found.entries.length} files, ${kilobytes(found.bytes)}${wrong.map((each) => `\n  ${each}`).join('')}`);
  }
}
if (complaints > 0) throw new Error(`the packages hold something else than they should: ${complaints} complaints`);

if (canBuild('dotnet')) succeed('dotnet', ['build', '--configuration', 'Release'], join(dist, 'dotnet', 'CdkEcsServiceConnect'));
else console.log('dotnet: not compiled, there is no SDK here');

function pacmak(targets: readonly Target[], ...more: string[]) {
  if (targets.length > 0) succeed('npx', ['jsii-pacmak', '--targets', ...targets, ...more], ROOT);
}
