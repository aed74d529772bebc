import { readFileSync } from 'fs';

/** Reads and parses the files of a cloud assembly; throws a `Refusal` for a file that cannot be read. */
export interface AssemblyFiles {
  /** The parsed `manifest.json` at a path. */
  manifest(file: string): unknown;
  /** The parsed template at a path. */
  template(file: string): unknown;
}

/** Files as the CDK has just written them: plain JSON, trusted. */
export const WRITTEN_BY_CDK: AssemblyFiles = { manifest: readJson, template: readJson };

/** The value in a JSON file. */
function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
