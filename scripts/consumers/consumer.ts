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
  /** The app of the guide of this name; what a guide shows in TypeScript is its app in that language. */
  readonly guide?: (name: string) => Command;
  /** A program with mistakes that calls reject, and one that the validation at synthesis reports. */
  readonly mistakes: Command;
  /** Compiles mistakes that the types of the language rule out; languages that run them meet them in `mistakes`. */
  readonly mistyped?: Command;
}

/** What a program prints where the library itself meets a service of the L2 as a target. */
export const FOREIGN_TARGET = [
  'SC013 foreign-target: target is Calls/Plain (AWS::ECS::Service); it must be a service of this library, or one of its endpoints',
  'adopt an ECS service with ServiceConnectAdoptedService, and connect to that construct',
];

/** An app in one of the languages. */
export interface Consumer {
  readonly language: string;
  readonly target: Target;
  /** The artefact that it uses. */
  readonly artefact: string;
  /** What the language says of a service of the L2 as a target, and of a map of alarms: at the call, or when it compiles. */
  readonly typeErrors: readonly string[];
  /** Installs the package in a new folder, which has the sources from `test/consumers`, and builds the programs there. */
  build(folder: string, ingredients: Ingredients): Promise<Programs>;
}

/** The versions that all of them use: the floor of the library. */
export function versions(): Pick<Ingredients, 'packageVersion' | 'cdkVersion' | 'constructsVersion'> {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string; devDependencies: Record<string, string> };
  const { 'aws-cdk-lib': cdkVersion, constructs: constructsVersion } = manifest.devDependencies;
  return { packageVersion: manifest.version, cdkVersion, constructsVersion };
}
