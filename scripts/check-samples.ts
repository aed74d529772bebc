import { spawnSync } from 'child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { linkPackages } from './support/link-packages';

/**
 * Compiles every TypeScript sample of the README, the docstrings and all other pages but guides, as jsii does before it translates them.
 * What readers paste from guides is compiled as one app, by check-guides.
 * jsii-rosetta reads pages only as READMEs of submodules, so a copy of the assembly gets a submodule for each page. Samples under
 * `docs` can use what `rosetta/docs/default.ts-fixture` declares.
 */
const root = join(__dirname, '..');
const NAME = 'cdk-ecs-service-connect';
/** Generated, and without samples. */
const GENERATED = 'API.md';
const GUIDES = /^guides[/\\]/;

const copy = mkdtempSync(join(tmpdir(), 'samples-'));
try {
  const pages = pagesBesideReadme();
  writeFileSync(join(copy, '.jsii'), JSON.stringify(assemblyWith(pages)));
  for (const path of ['package.json', 'rosetta']) cpSync(join(root, path), join(copy, path), { recursive: true });
  linkPackages(copy);
  // In one batch, since each batch loads the types of aws-cdk-lib again.
  const { status } = spawnSync('npx', ['jsii-rosetta', 'extract', '--strict', '--batch', '1000', '--directory', copy, copy], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('samples do not compile: the name of each tells its page and line');
  console.log(`samples: ${countSamples()} different ones, in README, docstrings and ${pages.length} pages, compile`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function pagesBesideReadme(): string[] {
  const atTop = readdirSync(root).filter((name) => name.endsWith('.md') && name !== 'README.md' && name !== GENERATED);
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md') && !GUIDES.test(name));
  return [...atTop, ...below.map((name) => `docs/${name}`)];
}

function assemblyWith(pages: readonly string[]): object {
  const readme = (page: string) => ({ markdown: readFileSync(join(root, page), 'utf8') });
  const submodules = Object.fromEntries(pages.map((page) => [`${NAME}.${page.replace(/\.md$/, '').replaceAll('/', '.')}`, { readme: readme(page) }]));
  return { ...JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')), readme: readme('README.md'), submodules };
}

function countSamples(): number {
  const { snippets } = JSON.parse(readFileSync(join(copy, '.jsii.tabl.json'), 'utf8')) as { snippets: object };
  return Object.keys(snippets).length;
}
