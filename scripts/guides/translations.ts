import { existsSync } from 'fs';
import { join } from 'path';
import { guideNames } from './guide';
import { ROOT } from '../support/run';

/** The languages, beside TypeScript, that a guide can have its app in. */
export const TRANSLATIONS = ['Python', 'Java', 'Go'] as const;

/** Path in the repository of the app of a guide in another language. */
export function translationOf(guide: string, language: typeof TRANSLATIONS[number]): string {
  switch (language) {
    case 'Python': return `test/consumers/python/guides/${snakeCase(guide)}.py`;
    case 'Java': return `test/consumers/java/src/main/java/shop/guides/${pascalCase(guide)}.java`;
    case 'Go': return `test/consumers/go/guides/${snakeCase(guide)}.go`;
  }
}

/** The names of the guides that have an app in another language. */
export function translatedGuides(): string[] {
  return guideNames().filter((guide) => TRANSLATIONS.some((language) => existsSync(join(ROOT, translationOf(guide, language)))));
}

/** The name of a guide as a file of Python or Go has it, such as `first_mesh`. */
export function snakeCase(guide: string): string {
  return guide.replaceAll('-', '_');
}

/** The name of a guide as a class of Java has it, such as `FirstMesh`. */
export function pascalCase(guide: string): string {
  return guide.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}
