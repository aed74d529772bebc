import { canBuild, Target, TARGETS } from './packages/targets';

/** Says, at the end of `npm run test:all`, what the checks passed over because a tool is missing on this machine. */
const PASSED_OVER: Record<Target, string> = {
  js: 'no npm: the npm package was not built',
  python: 'no python3 with venv: the wheel was not built, and no Python ran',
  java: 'no JDK or no Maven: the jar was not built, and no Java ran',
  go: 'no Go toolchain: the module was not built, and no Go ran',
  dotnet: 'no .NET SDK: the C# sources were written, but not compiled',
};

const missing = TARGETS.filter((target) => !canBuild(target));
console.log(missing.length === 0 ? 'all tools are on this machine: nothing was passed over' : 'passed over, because a tool is missing on this machine:');
for (const target of missing) console.log(`  ${PASSED_OVER[target]}`);
