import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'fs';
import { loadavg } from 'os';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { Measured, median, quickest } from './bench/measured';
import { inNewFolder, ROOT, run, succeed } from './support/run';

/**
 * Measures the compiled library beside the same mesh written with the constructs of `aws-cdk-lib` alone: CPU time, memory, templates; and
 * the command line over what the library has written.
 *
 * Each run is a process of its own, and the two ways take turns: what else the machine does then disturbs both alike. It prints tables,
 * and writes `dist/bench.json`. `npm run bench -- 5 400` runs five pairs of one size in place of three pairs of each.
 */
const [PAIRS = 3, ONLY] = process.argv.slice(2).map(Number);
const SIZES = ONLY ? [ONLY] : [100, 400, 1000];
const PER_NAMESPACE = 250;
const IMPORTS = 9;
/**
 * Memory comes from a run of its own, in which V8 lets the heap grow by a tenth before it collects. By itself it allows a factor of up to
 * four, which depends on how fast the program allocates: the same program would seem to need a third more memory on a faster machine.
 */
const CLOSE_HEAP = '--heap-growing-percent=10';

type Ratios = Readonly<Record<keyof Measured, number>>;

/** One mesh, both ways. */
interface Row {
  readonly services: number;
  /** Whether CDK validates the templates. The rules of this library run in any case. */
  readonly validation: boolean;
  readonly library: Measured;
  readonly hand: Measured;
  /** The library against the other. */
  readonly ratios: Ratios;
  /** Seconds of CPU time in which the command line checks what the library has written. */
  readonly check: number;
}

/** Milliseconds of CPU time to import the library, and to use it first. */
interface Loaded {
  readonly imported: number;
  readonly used: number;
}

/** Runs a program of the benchmark, with flags for Node.js, and returns what it printed. */
type Start = (program: string, validation: boolean, args?: readonly (string | number)[], flags?: readonly string[]) => unknown;

inNewFolder('bench', (folder) => {
  const start = prepare(folder);
  const loads = Array.from({ length: IMPORTS }, () => start('import', false) as Loaded);
  const load: Loaded = { imported: median(loads.map(({ imported }) => imported)), used: median(loads.map(({ used }) => used)) };
  console.log(`milliseconds of CPU time, the median of ${IMPORTS}: ${load.imported.toFixed(1)} to import, ${load.used.toFixed(1)} to use services first`);
  const rows = SIZES.flatMap((services) => [true, false].map((validation) => measure(start, folder, services, validation)));
  console.table(rows.map(shown));
  console.log(`load of the machine: ${loadavg().map((average) => average.toFixed(1)).join(', ')}`);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(join(ROOT, 'dist', 'bench.json'), `${JSON.stringify({ node: process.version, pairs: PAIRS, loadavg: loadavg(), load, rows }, null, 2)}\n`);
});

/**
 * Compiles the programs, for processes that load nothing else than they measure.
 *
 * The library is installed as it is published: CDK keeps, for each resource, the lines of the user's own code that led to it, and takes
 * files for these that are in no `node_modules`.
 */
function prepare(folder: string): Start {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  install(join(modules, 'cdk-ecs-service-connect'));
  for (const name of ['aws-cdk-lib', 'constructs']) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  const entryPoints = ['build', 'check', 'import'].map((name) => join(__dirname, 'bench', `${name}.ts`));
  buildSync({ entryPoints, outdir: folder, bundle: true, platform: 'node', packages: 'external', tsconfigRaw: {}, logLevel: 'error' });
  return (program, validation, args = [], flags = []) => {
    const environment = { CDK_VALIDATION: String(validation) };
    const command = [...flags, join(folder, `${program}.js`), ...args.map(String)];
    const { code, out, err } = run({ command: process.execPath, args: command, cwd: folder, environment });
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}\n${err}`);
    return JSON.parse(out.trim().split('\n').at(-1)!);
  };
}

/** Copies what is published. */
function install(to: string): void {
  const packed = succeed('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], ROOT);
  const [{ files }] = JSON.parse(packed) as [{ files: { path: string }[] }];
  for (const { path } of files) cpSync(join(ROOT, path), join(to, path));
}

function measure(start: Start, folder: string, services: number, validation: boolean): Row {
  const outdir = (way: string, name: number | string) => join(folder, `${way}-${services}-${validation}-${name}`);
  const one = (way: string, name: number | string, flags?: readonly string[]) =>
    start('build', validation, [way, services, PER_NAMESPACE, outdir(way, name)], flags) as Measured;
  const pairs = Array.from({ length: PAIRS }, (_, i) => {
    // The second of two runs finds a warmer machine, so each way is second in turn.
    if (i % 2 === 0) return { library: one('library', i), hand: one('hand', i) };
    const hand = one('hand', i);
    return { library: one('library', i), hand };
  });
  const measured = (way: 'library' | 'hand'): Measured => (
    { ...quickest(pairs.map((pair) => pair[way])), memory: one(way, 'memory', [CLOSE_HEAP]).memory }
  );
  const [library, hand] = [measured('library'), measured('hand')];
  const parts = Object.keys(library) as (keyof Measured)[];
  const ratios = Object.fromEntries(parts.map((part) => [part, library[part] / hand[part]])) as Ratios;
  const check = Math.min(...pairs.map((_pair, i) => start('check', validation, [outdir('library', i)]) as number));
  return { services, validation, library, hand, ratios, check };
}

function shown({ services, validation, library, hand, ratios, check }: Row): object {
  const beside = (part: keyof Measured, digits: number) => `${ratios[part].toFixed(2)} (${library[part].toFixed(digits)} / ${hand[part].toFixed(digits)})`;
  return {
    services,
    'validation': validation ? 'on' : 'off',
    'CPU in s': beside('cpu', 1),
    'memory in MB': beside('memory', 0),
    'templates in kB': beside('bytes', 0),
    'resources': beside('resources', 0),
    'DependsOn': beside('dependsOn', 0),
    'check in s': check.toFixed(2),
  };
}
