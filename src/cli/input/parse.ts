import { extname } from 'path';
import { Document } from './document';
import { parseJson } from './json-document';
import { Refusal } from '../../analysis/reader';

/** Parses the text of a template, JSON or YAML: by its first character if the name has no known extension. */
export function parse(file: string, text: string): Document {
  if (text.trim() === '') throw new Refusal(file, 'is empty');
  if (extname(file) === '.json') return parseJson(file, text);
  return text.trimStart().startsWith('{') && isJson(text) ? parseJson(file, text) : yaml().parseYaml(file, text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Loaded when the first YAML comes: most assemblies have none. */
function yaml(): typeof import('./yaml-document') {
  return require('./yaml-document') as typeof import('./yaml-document');
}
