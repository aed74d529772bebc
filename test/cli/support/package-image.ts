import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ROOT = join(__dirname, '..', '..', '..');
/** What the command line is made of. */
const FOLDERS = ['analysis', 'cli'];
const BUNDLED = ['commander', 'picocolors', 'yaml'];

/** The package as a user gets it, as far as the command line needs it; made without the compiler's checks, in a folder that the caller removes. */
export function packageImage(): string {
  const image = mkdtempSync(join(tmpdir(), 'package-'));
  for (const folder of FOLDERS) {
    for (const file of readdirSync(join(ROOT, 'src', folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
      const { outputText } = transpileModule(readFileSync(join(ROOT, 'src', folder, file), 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
      });
      const compiled = join(image, 'lib', folder, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(compiled), { recursive: true });
      writeFileSync(compiled, outputText);
    }
  }
  for (const path of ['bin', 'package.json', 'docs/rules', ...BUNDLED.map((name) => `node_modules/${name}`)]) {
    cpSync(join(ROOT, path), join(image, path), { recursive: true });
  }
  chmodSync(join(image, 'bin', 'cdk-ecs-service-connect'), 0o755);
  return image;
}

/** Removes an image. */
export function remove(image: string): void {
  rmSync(image, { recursive: true, force: true });
}

/** Options of Node that let a process read some paths and nothing else, nor write, nor start anything. */
export function readingOnly(...paths: readonly string[]): string[] {
  const flag = Number(process.versions.node.split('.')[0]) >= 22 ? '--permission' : '--experimental-permission';
  return [flag, ...paths.map((path) => `--allow-fs-read=${path}`)];
}
