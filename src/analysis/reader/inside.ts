import { realpathSync } from 'fs';
import { isAbsolute, relative } from 'path';

/** Whether a file or folder that exists is in a folder, symbolic links followed. */
export function isInside(folder: string, path: string): boolean {
  const below = relative(realpathSync(folder), realpathSync(path));
  return below !== '' && !/^\.\.($|[/\\])/.test(below) && !isAbsolute(below);
}
