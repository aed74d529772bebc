import { isDeepStrictEqual } from 'util';
import { App } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { deployedBy } from './deployed';
import { Written, writtenIn } from './written';
import { retailStore } from '../../examples/retail-store/retail-store';
import { retailStoreOfL2 } from '../../examples/retail-store-l2/retail-store-of-l2';
import { isKnown, MeshFacts } from '../../src/analysis/facts';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { RULES } from '../../src/analysis/rules';
import { MISUSES } from '../../src/analysis/rules/misuse';
import { inNewFolder } from '../support/run';

/** A program of the comparison. */
interface Program {
  readonly mesh: MeshFacts;
  readonly written: Written;
  /** How many rules judge its calls as they are made. */
  readonly callsJudgedBy: number;
  /** How many rules judge it at its synthesis. */
  readonly judgedBy: number;
}

const synthesised = (build: (app: Construct) => void) => inNewFolder('comparison', (outdir) => {
  // The templates have the paths of constructs, as those of the CDK CLI do: the folder is gone when names are read.
  const app = new App({ outdir, context: { 'aws:cdk:enable-path-metadata': true } });
  build(app);
  return readMesh(readAssembly(app.synth().directory)[0]);
});

/** The retail store, with the L2 alone and with this library. */
export function retailStores(): { readonly l2: Program; readonly library: Program } {
  return {
    l2: { mesh: synthesised(retailStoreOfL2), written: writtenIn('retail-store-l2'), callsJudgedBy: 0, judgedBy: 0 },
    library: {
      mesh: synthesised(retailStore), written: writtenIn('retail-store'), callsJudgedBy: MISUSES.length, judgedBy: RULES.length,
    },
  };
}

/** The place of the table in the README. */
export const TABLE = /^\| You write \|.*(?:\n\|.*)+/m;

/** The table of the README; throws if the two programs do not deploy the same. */
export function comparisonTable(): string {
  const { l2, library } = retailStores();
  if (!isDeepStrictEqual(deployedBy(l2.mesh), deployedBy(library.mesh))) throw new Error('the two retail stores do not deploy the same');
  const rows: readonly (readonly [string, (program: Program) => number])[] = [
    ['lines of code, without imports and comments', ({ written }) => written.lines],
    ['connections', ({ written }) => written.connections],
    ['security group rules', ({ written }) => written.securityGroupRules],
    ['dependencies', ({ written }) => written.dependencies],
    ['addresses of services', ({ written }) => written.addresses],
    ['task sizes with the share of the proxy', ({ mesh }) => mesh.services.filter(({ task }) => isKnown(task) && !task.sizing).length],
    ['nonces to raise when an endpoint changes', ({ written }) => written.nonces],
    ['rules that check the arguments of calls', ({ callsJudgedBy }) => callsJudgedBy],
    ['rules that check the result at synthesis', ({ judgedBy }) => judgedBy],
  ];
  const lines = rows.map(([what, count]) => `| ${what} | ${count(l2)} | ${count(library)} |`);
  return ['| You write | with the L2 | with this library |', '|---|--:|--:|', ...lines].join('\n');
}
