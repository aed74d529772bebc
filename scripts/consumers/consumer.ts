import { readFileSync } from 'fs';
import { join } from 'path';
import { Target } from '../packages/targets';
import { Command, ROOT } from '../support/run';

/** What a consumer is built with: the package, and one version of the CDK in all languages. */
interface Ingredients {
  /** The built package: an archive, a folder, or a pom in a repository. */
  readonly packagePath: string;
  /** Folder of the target in `dist`. */
  readonly dist: string;
  readonly packageVersion: string;
  readonly cdkVersion: string;
  readonly constructsVersion: string;
}

/** The programs of a consumer, ready to run. */
export interface Programs {
  /** The retail store. */
  readonly store: Command;
  /** A program with two mistakes: one that a call rejects, and one that the validation at synthesis reports. */
  readonly mistakes: Command;
}

/** An app in one of the languages. */
export interface Consumer {
  readonly language: string;
  readonly target: Target;
  /** The artefact that it uses. */
  readonly artefact: string;
  /** Installs the package in a new folder, which has the sources from `test/consumers`, and builds the programs there. */
  build(folder: string, ingredients: Ingredients): Programs;
}

/** The versions that all of them use: the floor of the library. */
export function versions(): Pick<Ingredients, 'packageVersion' | 'cdkVersion' | 'constructsVersion'> {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string; devDependencies: Record<string, string> };
  const { 'aws-cdk-lib': cdkVersion, constructs: constructsVersion } = manifest.devDependencies;
  return { packageVersion: manifest.version, cdkVersion, constructsVersion };
}
