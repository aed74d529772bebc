import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The templates of an assembly, nested stacks and Stages included, by their path in it. */
export function templatesIn(directory: string): Record<string, unknown> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.template.json')).sort();
  return Object.fromEntries(files.map((name) => [name, JSON.parse(readFileSync(join(directory, name), 'utf8')) as unknown]));
}
