import { readFileSync } from 'fs';
import { join } from 'path';
import { readPage, ROOT } from './pages';

interface Manifest {
  readonly engines: { readonly node: string };
  readonly peerDependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

const { engines, peerDependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const { text } = readPage('README.md');

/** The other cells of the table row whose first cell begins with the given text. */
function row(first: string): string[] {
  const line = text.split('\n').find((each) => each.startsWith(`| ${first}`)) ?? '';
  return line.split('|').slice(2, -1).map((cell) => cell.trim());
}

/** `^2.263.0` in words. */
const inWords = (range: string) => `${range.replace('^', '')} and later ${range.replace(/^\^(\d+).*$/, '$1.x')}`;

test('aws-cdk-lib: the range of the peer dependency, tested at its floor and at the newest', () => {
  const newest = devDependencies['aws-cdk-lib-newest'].replace('npm:aws-cdk-lib@', '');
  expect(row('`aws-cdk-lib`')).toEqual([inWords(peerDependencies['aws-cdk-lib']), `${devDependencies['aws-cdk-lib']}, ${newest}`]);
});

test('constructs: the range of the peer dependency, tested at its floor', () => {
  expect(row('`constructs`')).toEqual([inWords(peerDependencies.constructs), devDependencies.constructs]);
});

test('the CDK CLI: the range of the development dependency', () => {
  expect(row('CDK CLI')[0]).toBe(inWords(devDependencies['aws-cdk']));
});

test('Node.js: from the engine on, each tested by a job of the build', () => {
  const [works, tested] = row('Node.js');
  const workflow = readFileSync(join(ROOT, '.github', 'workflows', 'build.yml'), 'utf8');
  const versions = [...workflow.matchAll(/node-version: "?(\d+)/g)].map(([, version]) => version);
  expect(works).toBe(tested);
  expect(tested.split(', ')).toEqual([...new Set(versions)].sort());
  expect(engines.node).toBe(`>= ${tested.split(', ')[0]}.0.0`);
});

test('jsii: the compiler in use', () => {
  expect(text).toContain(`made by jsii ${/\d+\.\d+/.exec(devDependencies.jsii)![0]}.`);
});
