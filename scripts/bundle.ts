import { readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import { build, Plugin } from 'esbuild';
import { ROOT } from './support/run';

/**
 * Makes what is published of the compiled library: four files in place of four hundred, since a file costs more to load than what is in it.
 *
 * - `lib/index.js`: the public names. Each is loaded when it is first used, so that an app without alarms loads none.
 * - `lib/library.js`: the constructs.
 * - `lib/analysis.js`: reader, rules, topology and drawing, which the validator and the command line load when they run.
 * - `lib/cli/main.js`: the command line.
 *
 * They are not minified: stack traces name functions, and people read them. The modules that jsii compiled remain beside them, for scripts;
 * they are not published.
 */
const LIB = join(ROOT, 'lib');
const ANALYSIS = join(LIB, 'analysis.js');

/** The folders of `src/analysis` that are loaded as a whole. */
const PARTS = ['reader', 'rules', 'topology', 'drawing'];

/** A line of `src/index.ts`: names that exist when the program runs, and the folder that has them. */
const EXPORT = /^export \{([^}]*)\} from '\.\/([^']*)';$/gm;

const publicNames = Array.from(readFileSync(join(ROOT, 'src', 'index.ts'), 'utf8').matchAll(EXPORT), ([, names, folder]) => (
  names.split(',').map((name) => name.trim()).filter(Boolean).map((name) => ({ name, folder }))
)).flat();

/** A bundle: its file, the code that it begins with, and what it takes from other files of the package. */
interface Bundle {
  readonly outfile: string;
  readonly contents: string;
  /** Where the code is as if it stood there. */
  readonly resolveDir: string;
  /** Whether the parts of the analysis are in a file of their own. */
  readonly analysisBeside: boolean;
}

const folders = [...new Set(publicNames.map(({ folder }) => folder))];
const BUNDLES: readonly Bundle[] = [
  {
    outfile: join(LIB, 'library.js'),
    contents: folders.map((folder) => `exports['${folder}'] = () => require('./${folder}');`).join('\n'),
    resolveDir: LIB,
    analysisBeside: true,
  },
  {
    outfile: ANALYSIS,
    // From the sources, whose modules become one: calls between them then go through no object, and jsii adds nothing to them.
    contents: PARTS.map((part) => `export * as ${part} from './analysis/${part}';`).join('\n'),
    resolveDir: join(ROOT, 'src'),
    analysisBeside: false,
  },
  {
    outfile: join(LIB, 'cli', 'main.js'),
    contents: "import './main';",
    resolveDir: join(ROOT, 'src', 'cli'),
    analysisBeside: true,
  },
];

function write({ outfile, contents, resolveDir, analysisBeside }: Bundle): Promise<unknown> {
  const beside = (path: string) => `./${relative(dirname(outfile), path)}`.replace('./..', '..');
  const plugin: Plugin = {
    name: 'beside',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/package\.json$/ }, () => ({ path: beside(join(ROOT, 'package.json')), external: true }));
      if (!analysisBeside) return;
      onResolve({ filter: new RegExp(`/analysis/(${PARTS.join('|')})$`) }, ({ path }) => ({ path: path.split('/').at(-1), namespace: 'part' }));
      onResolve({ filter: /./, namespace: 'part' }, () => ({ path: beside(ANALYSIS), external: true }));
      onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({ contents: `module.exports = require('analysis').${path};`, resolveDir: LIB }));
    },
  };
  return build({
    stdin: { contents, resolveDir },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [plugin],
    logLevel: 'error',
  });
}

/**
 * Writes the public names. For ES modules, Node reads names from the text of the file: from the list in front, and not from definitions of
 * properties that it cannot follow, so that these are made in a loop.
 */
function writeIndex(): void {
  writeFileSync(join(LIB, 'index.js'), [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    `${publicNames.map(({ name }) => `exports.${name} = `).join('')}void 0;`,
    '// Each name is loaded when it is first used, with the folder that has it.',
    `const FOLDERS = ${JSON.stringify(Object.fromEntries(publicNames.map(({ name, folder }) => [name, folder])), null, 2)};`,
    'for (const [name, folder] of Object.entries(FOLDERS)) {',
    '  Object.defineProperty(exports, name, { enumerable: true, get: () => require("./library.js")[folder]()[name] });',
    '}',
    '',
  ].join('\n'));
}

/** V8 keeps a text in two bytes for each character if only one of them needs more than one. */
function checkCharacters({ outfile }: Bundle): void {
  const [wide] = /.*[^\x00-\xff].*/.exec(readFileSync(outfile, 'utf8')) ?? [];
  if (wide !== undefined) throw new Error(`${outfile} has a character that doubles its size in memory: ${wide.trim()}`);
}

void Promise.all(BUNDLES.map(write)).then(() => {
  BUNDLES.forEach(checkCharacters);
  writeIndex();
});
