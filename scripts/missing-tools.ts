import { canBuild, Target, TARGETS } from './packages/targets';
import { findChromium } from './support/chromium';

/** Says, at the end of `npm run test:all`, what the checks passed over because a tool is missing on this machine. */
const PASSED_OVER: Record<Target, string> = {
  js: 'no npm: the npm package was not built',
  python: 'no python3 with venv: the wheel was not built, and no Python ran',
  java: 'no JDK or no Maven: the jar was not built, and no Java ran',
  go: 'no Go toolchain: the module was not built, and no Go ran',
  dotnet: 'no .NET SDK: the C# sources were written, but not compiled',
};

const missing = [
  ...TARGETS.filter((target) => !canBuild(target)).map((target) => PASSED_OVER[target]),
  ...findChromium() === undefined ? ['no Chromium: the page of a mesh was not opened in a browser'] : [],
];
console.log(missing.length === 0 ? 'all tools are on this machine: nothing was passed over' : 'passed over, because a tool is missing on this machine:');
for (const what of missing) console.log(`  ${what}`);
