import { readFileSync } from 'fs';
import { basename, join } from 'path';
import { builtPackage, complaintsOf } from './packages/inspect';
import { ROOT, succeed } from './support/run';

/** Checks what a release would publish: one version in all files, a changelog, the contents of the package, its bill of materials. */
const dist = join(ROOT, 'dist');
const read = (...path: string[]) => readFileSync(join(dist, ...path), 'utf8').trim();

interface Manifest {
  readonly version: string;
  readonly bundledDependencies: readonly string[];
}

const version = read('version.txt');
const built = builtPackage('js', 'npm tarball');
const tarball = basename(built.path);
const manifest = JSON.parse(tar('-xzOf', 'package/package.json')) as Manifest;
const assembly = JSON.parse(tar('-xzOf', 'package/.jsii')) as Manifest;
const bill = JSON.parse(read('sbom.cdx.json')) as { metadata: { component: { purl: string } }; components: { name: string }[] };

expect('a version above 0.0.0', /^\d+\.\d+\.\d+$/.test(version) && version !== '0.0.0', version);
expect('the tag of the version', read('releasetag.txt') === `v${version}`, read('releasetag.txt'));
expect('a changelog with entries', /^\* /m.test(read('changelog.md')), read('changelog.md').slice(0, 200));
expect('the version in the name of the package', tarball.includes(`@${version}.`), tarball);
expect('the version in package.json', manifest.version === version, manifest.version);
expect('the version in the assembly', assembly.version === version, assembly.version);
expect('the version in the bill of materials', bill.metadata.component.purl.endsWith(`@${version}`), bill.metadata.component.purl);
const materials = bill.components.map(({ name }) => name).sort().join();
expect('what is bundled in the bill of materials', materials === [...manifest.bundledDependencies].sort().join(), materials);
const complaints = complaintsOf(built);
expect('a package that holds what it needs', complaints.length === 0, complaints.join('; '));
console.log(`release: ${version}, ${built.entries.length} files in ${tarball}`);

function tar(flags: string, file: string): string {
  return succeed('tar', [flags, built.path, file], ROOT);
}

function expect(what: string, holds: boolean, found: string) {
  if (!holds) throw new Error(`expected ${what}, found ${found}`);
}
