import { execFileSync, spawnSync } from 'child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, dirname, join } from 'path';
import { buildSync } from 'esbuild';
import { once } from '../support/once';

export const ROOT = join(__dirname, '..', '..');

/** The command, bundled from the sources; what it reads from the package is beside it. */
const command = once(() => {
  const folder = mkdtempSync(join(tmpdir(), 'command-'));
  const outfile = join(folder, 'lib', 'analysis', 'rules', 'main.js');
  buildSync({
    entryPoints: [join(ROOT, 'src', 'cli', 'main.ts')], bundle: true, platform: 'node', outfile, logLevel: 'error', external: ['../../../package.json'],
  });
  writeFileSync(join(folder, 'package.json'), readFileSync(join(ROOT, 'package.json')));
  return { folder, file: outfile };
});

/** A repository on this disk, with programs in front of those of the machine. */
export class Repository {
  readonly folder: string;
  private readonly home = mkdtempSync(join(tmpdir(), 'repository-'));
  private readonly programs = join(this.home, 'programs');

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = join(this.home, 'repository');
    mkdirSync(this.programs);
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    this.git('init', '--quiet');
    this.git('add', '--all');
    // npx finds the command as if it was installed.
    this.program('npx', `if [ "$1" = --yes ]; then shift; fi\nshift\nexec "${process.execPath}" "${command().file}" "$@"`);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Puts a program of bash in front of one of the machine. */
  program(name: string, script: string): void {
    writeFileSync(join(this.programs, name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(this.programs, name), 0o755);
  }

  /** Commits what there is, and returns the commit. */
  commit(): string {
    this.git('add', '--all');
    this.git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--allow-empty', '--message', 'state');
    return this.git('rev-parse', 'HEAD').trim();
  }

  /** The files that git knows. */
  files(): string[] {
    return this.git('ls-files').trim().split('\n');
  }

  /** Runs a script as a runner does: bash, which stops at the first error. */
  run(script: string, environment: Readonly<Record<string, string>> = {}): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: this.folder, encoding: 'utf8', env: { ...process.env, PATH: `${this.programs}${delimiter}${process.env.PATH}`, ...environment },
    });
    return { code: status, out: stdout, err: stderr };
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' });
  }
}

export function removeCommand(): void {
  rmSync(command().folder, { recursive: true, force: true });
}
