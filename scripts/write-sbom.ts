import { readFileSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { builtPackage } from './packages/inspect';
import { ROOT, succeed } from './support/run';

/**
 * Writes the bill of materials of the package, CycloneDX, to `dist/sbom.cdx.json`: what the tarball in `dist/js` bundles.
 *
 * npm lists everything in the lock file, and `--omit dev` drops a bundled package that a development dependency needs, too. So the
 * script takes from that list what the tarball bundles.
 */
interface Manifest {
  readonly name: string;
  readonly version: string;
}

interface Bill {
  readonly metadata: { readonly component: Record<string, unknown> };
  readonly components: readonly { readonly 'bom-ref': string; readonly 'properties'?: readonly { readonly name: string }[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const { path: tarball } = builtPackage('js', 'npm tarball');
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const bundled = bundledManifests(tarball).map(refOf);
const refs = new Set([refOf(own), ...bundled]);

const bill = JSON.parse(succeed('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'], ROOT)) as Bill;
const components = bill.components.filter((component) => refs.has(component['bom-ref'])).map(({ properties = [], ...component }) => (
  { ...component, properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development') }
));
if (components.length !== bundled.length) throw new Error(`npm does not know all of ${bundled.join(', ')}, which the package bundles`);

const dependencies = bill.dependencies.filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
writeFileSync(join(ROOT, 'dist', 'sbom.cdx.json'), `${JSON.stringify({
  ...bill,
  // npm uses the name of the folder.
  metadata: { ...bill.metadata, component: { ...bill.metadata.component, name: own.name } },
  components,
  dependencies,
}, null, 2)}\n`);
console.log(`sbom: ${basename(tarball)} bundles ${bundled.join(', ')}`);

function refOf({ name, version }: Manifest): string {
  return `${name}@${version}`;
}

/** The packages that a tarball bundles. */
function bundledManifests(file: string): Manifest[] {
  const paths = succeed('tar', ['-tzf', file], ROOT).split('\n').filter((path) => /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path));
  return paths.map((path) => JSON.parse(succeed('tar', ['-xzOf', file, path], ROOT)) as Manifest);
}
