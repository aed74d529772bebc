import { dirname, join } from 'path';
import fc from 'fast-check';
import { freshEnvironment } from './consumers/python';
import { canBuild } from './packages/targets';
import { run } from './support/run';
import { withNewFolder } from './support/start';
import { templatesIn } from '../test/integ/assembly';
import { build } from '../test/properties/build';
import { shapes } from '../test/properties/shape';

/** Lints the templates of random applications with the newest cfn-lint, from PyPI, and fails if it finds an error. */
const COUNT = 30;
const SEED = 20261129;

/** A finding, as cfn-lint writes it with `--format json`. */
interface Match {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}

async function lint(folder: string): Promise<void> {
  const templates = synthesised();
  const command = join(dirname(await freshEnvironment(folder, 'cfn-lint')), 'cfn-lint');
  const { code, out, err } = run({ command, args: ['--format', 'json', '--', ...templates], cwd: folder });
  // 0, or bits for errors, warnings and information.
  if (code === null || code === 1 || code > 14) throw new Error(`cfn-lint ended with ${code}\n${err}`);
  const matches = JSON.parse(out) as Match[];
  const errors = matches.filter(({ Level }) => Level === 'Error');
  for (const { Filename, Rule, Message } of errors) console.error(`${Filename}: ${Rule.Id} ${Message}`);
  const others = countsOf(matches.filter(({ Level }) => Level !== 'Error'));
  console.log(`cfn-lint: ${COUNT} random applications, ${templates.length} templates, ${errors.length} errors; not errors: ${others || 'none'}`);
  if (errors.length > 0) process.exitCode = 1;
}

/** The paths of the templates. The warnings of the validator are not printed. */
function synthesised(): string[] {
  const { error } = console;
  console.error = () => undefined;
  try {
    return fc.sample(shapes, { seed: SEED, numRuns: COUNT }).flatMap((shape) => templatesOf(build(shape).assembly.directory));
  } finally {
    console.error = error;
  }
}

/** A stack that holds nothing is not deployed. */
function templatesOf(directory: string): string[] {
  const templates = Object.entries(templatesIn(directory)) as [string, { readonly Resources?: object }][];
  return templates.filter(([, { Resources }]) => Resources).map(([name]) => join(directory, name));
}

function countsOf(matches: readonly Match[]): string {
  const counts = new Map<string, number>();
  for (const { Rule } of matches) counts.set(Rule.Id, (counts.get(Rule.Id) ?? 0) + 1);
  return [...counts].sort().map(([id, n]) => `${n} ${id}`).join(', ');
}

if (canBuild('python')) void withNewFolder('cfn-lint', lint);
else console.log('cfn-lint: skipped, there is no python3 with venv here');
