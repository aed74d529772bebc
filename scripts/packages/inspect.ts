import { readdirSync, statSync } from 'fs';
import { join } from 'path';
import { Artefact, CONTENTS } from './contents';
import { Target } from './targets';
import { ROOT, succeed } from '../support/run';

/** A built file or folder: its path, its size, and the files in it. */
interface Built {
  readonly artefact: Artefact;
  readonly path: string;
  readonly bytes: number;
  readonly entries: readonly string[];
}

/** The built artefact of a language, by name. */
export function builtPackage(target: Target, name: string): Built {
  return findBuilt(join(ROOT, 'dist', target), CONTENTS[target].find((artefact) => artefact.name === name)!);
}

/** Finds an artefact in the folder of its target. */
export function findBuilt(folder: string, artefact: Artefact): Built {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => artefact.path.test(path));
  if (found.length !== 1) throw new Error(`expected one ${artefact.name} in ${folder}, found ${found.length}: ${found.join(', ')}`);
  const path = join(folder, found[0]);
  const files = statSync(path).isDirectory() ? filesBelow(path) : undefined;
  const bytes = (files?.map((file) => join(path, file)) ?? [path]).reduce((sum, file) => sum + statSync(file).size, 0);
  return { artefact, path, bytes, entries: files ?? list(path) };
}

/** What is wrong with an artefact: missing files, unexpected files, or its size. */
export function complaintsOf({ artefact: { holds, maxKilobytes }, bytes, entries }: Built): string[] {
  const missing = holds.filter((pattern) => !entries.some((entry) => pattern.test(entry)));
  const unknown = entries.filter((entry) => !holds.some((pattern) => pattern.test(entry)));
  return [
    ...missing.map((pattern) => `holds nothing like ${pattern}`),
    ...unknown.map((entry) => `holds ${entry}, which nothing asks for`),
    ...bytes > maxKilobytes * 1000 ? [`has ${kilobytes(bytes)}, more than ${maxKilobytes} kB`] : [],
  ];
}

/** A size for people. */
export function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`;
}

/** The files in an archive, listed by a tool of its language. */
function list(path: string): string[] {
  const [command, ...args] = listing(path);
  if (!command) return [path];
  const lines = succeed(command, [...args, path], ROOT).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.endsWith('/'));
}

function listing(path: string): string[] {
  if (/\.(tgz|tar\.gz)$/.test(path)) return ['tar', '-tzf'];
  if (path.endsWith('.jar')) return ['jar', '-tf'];
  if (path.endsWith('.whl')) return ['python3', '-c', 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))'];
  return [];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
}
