import { runs } from '../support/run';

/** A language that jsii makes a package for, by the name of its folder in `dist`. */
export type Target = 'js' | 'python' | 'java' | 'go' | 'dotnet';

/** Commands that succeed if the tools of a target are installed. */
const TOOLS: Record<Target, readonly (readonly [string, ...string[]])[]> = {
  js: [['npm', '--version']],
  python: [['python3', '-m', 'venv', '--help']],
  java: [['javac', '-version'], ['mvn', '--version']],
  go: [['go', 'version']],
  dotnet: [['dotnet', '--version']],
};

/** All targets, in the order of the README. */
export const TARGETS = Object.keys(TOOLS) as Target[];

/** Whether packages of a target can be built on this machine, and not only their sources. */
export function canBuild(target: Target): boolean {
  return TOOLS[target].every((tool) => runs(...tool as [string]));
}
