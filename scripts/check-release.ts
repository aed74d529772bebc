import { spawnSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** Checks what a release would publish: one version in all files, a changelog, a package that holds what it promises, its materials. */
const root = join(__dirname, '..');
const dist = join(root, 'dist');
const read = (...path: string[]) => readFileSync(join(dist, ...path), 'utf8').trim();

interface Manifest {
  readonly version: string;
  readonly bundledDependencies: readonly string[];
}

const version = read('version.txt');
const [tarball] = readdirSync(join(dist, 'js'));
const inPackage = new Set(tar('-tzf').split('\n').map((path) => path.replace(/^package\//, '')));
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
for (const path of ['lib/index.js', 'lib/index.d.ts', 'bin/cdk-ecs-service-connect', 'README.md', 'LICENSE', 'API.md', 'docs/rules/SC204.md']) {
  expect(`${path} in the package`, inPackage.has(path), tarball);
}
for (const folder of ['src/', 'test/', 'scripts/', 'examples/', 'rosetta/', '.github/']) {
  expect(`nothing of ${folder} in the package`, ![...inPackage].some((path) => path.startsWith(folder)), tarball);
}
console.log(`release: ${version}, ${inPackage.size} files in ${tarball}`);

function tar(...args: string[]): string {
  const [flags, ...files] = args;
  const { status, stdout, stderr } = spawnSync('tar', [flags, join(dist, 'js', tarball), ...files], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function expect(what: string, so: boolean, found: string) {
  if (!so) throw new Error(`expected ${what}, found ${found}`);
}
