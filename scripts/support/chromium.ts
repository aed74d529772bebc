import { existsSync } from 'fs';

/** Where packages of Debian and others put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The Chromium of this machine, or the one that `CHROMIUM` names; `undefined` without one. */
export function findChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  return [...CHROMIUM === undefined ? [] : [CHROMIUM], ...PLACES].find((path) => existsSync(path));
}
