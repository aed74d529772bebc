import { spawnSync } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/**
 * Writes the bill of materials of the package, CycloneDX, to `dist/sbom.cdx.json`: what the tarball in `dist/js` carries along.
 *
 * npm writes it for everything in the lock file, and takes a package that some development dependency needs, too, for one of
 * these: `--omit dev` drops it. So what is bundled is chosen from the tarball itself.
 */
const root = join(__dirname, '..');
const dist = join(root, 'dist');

interface Manifest {
  readonly name: string;
  readonly version: string;
}

interface Bill {
  readonly metadata: { readonly component: Record<string, unknown> };
  readonly components: readonly { readonly 'bom-ref': string; readonly 'properties'?: readonly { readonly name: string }[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const tarball = readdirSync(join(dist, 'js')).find((name) => name.endsWith('.tgz'));
if (!tarball) throw new Error('there is no package in dist/js: run npx projen package:js first');

const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const bundled = bundledManifests(join(dist, 'js', tarball)).map(refOf);
const refs = new Set([refOf(own), ...bundled]);

const bill = JSON.parse(run('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'])) as Bill;
const components = bill.components.filter((component) => refs.has(component['bom-ref'])).map(({ properties = [], ...component }) => (
  { ...component, properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development') }
));
if (components.length !== bundled.length) throw new Error(`npm does not know all of ${bundled.join(', ')}, which the package bundles`);

const dependencies = bill.dependencies.filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
writeFileSync(join(dist, 'sbom.cdx.json'), `${JSON.stringify({
  ...bill,
  // npm calls it by the name of the folder.
  metadata: { ...bill.metadata, component: { ...bill.metadata.component, name: own.name } },
  components,
  dependencies,
}, null, 2)}\n`);
console.log(`sbom: ${tarball} bundles ${bundled.join(', ')}`);

function refOf({ name, version }: Manifest): string {
  return `${name}@${version}`;
}

/** The packages that a tarball carries along. */
function bundledManifests(file: string): Manifest[] {
  const paths = run('tar', ['-tzf', file]).split('\n').filter((path) => /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path));
  return paths.map((path) => JSON.parse(run('tar', ['-xzOf', file, path])) as Manifest);
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}\n${stderr}`);
  return stdout;
}
