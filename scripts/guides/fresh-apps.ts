import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { PastedFile } from './paste';
import { linkPackages } from '../support/link-packages';
import { Command, ROOT, succeed } from '../support/run';

/** The folder of the reader; `cdk init` names the files after it. */
const APP = 'shop';

/** Apps as `cdk init` makes them, side by side in a folder, with the compiled library installed. */
export class FreshApps {
  private readonly template: string;

  constructor(readonly folder: string) {
    this.template = join(folder, 'template', APP);
    mkdirSync(this.template, { recursive: true });
    succeed(binary('cdk'), ['init', 'app', '--language', 'typescript', '--generate-only', '--no-notices'], this.template);
    linkPackages(folder);
  }

  /** The context of the app, as the CDK CLI passes it on. */
  get context(): Record<string, unknown> {
    return (JSON.parse(readFileSync(join(this.template, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> }).context;
  }

  /** The folder of the app of this name. */
  folderOf(name: string): string {
    return join(this.folder, name);
  }

  /** Makes an app in which the files of a guide are pasted. */
  paste(name: string, files: readonly PastedFile[]) {
    const app = this.folderOf(name);
    cpSync(this.template, app, { recursive: true });
    for (const { path, lines } of files) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(join(app, path), `${lines.map(({ text }) => text).join('\n')}\n`);
    }
  }

  /** The program of the app of this name. */
  program(name: string): Command {
    return { command: binary('tsx'), args: ['bin/shop.ts'], cwd: this.folderOf(name) };
  }

  /** Writes the compiler options of `cdk init` for the apps of these names, as one program; the path of the file. */
  writeProject(names: readonly string[]): string {
    const path = join(this.folder, 'tsconfig.json');
    const include = names.flatMap((name) => ['bin', 'lib', 'test'].map((folder) => `${name}/${folder}/**/*.ts`));
    const compilerOptions = { typeRoots: ['./node_modules/@types'] };
    writeFileSync(path, JSON.stringify({ extends: `./template/${APP}/tsconfig.json`, compilerOptions, include }));
    return path;
  }
}

/** The path of a program that is installed with the project. */
export function binary(name: string): string {
  return join(ROOT, 'node_modules', '.bin', name);
}
