import { cpSync, mkdirSync, readFileSync } from 'fs';
import { basename, join } from 'path';
import { isDeepStrictEqual } from 'util';
import { Consumer, Programs, versions } from './consumers/consumer';
import { go } from './consumers/go';
import { java } from './consumers/java';
import { python } from './consumers/python';
import { typescript } from './consumers/typescript';
import { builtPackage, kilobytes } from './packages/inspect';
import { canBuild } from './packages/targets';
import { Command, inNewFolder, ROOT, run, succeed } from './support/run';

/**
 * Builds the programs of `test/consumers` with the packages in `dist` and runs them: the templates of each retail store equal those of
 * the example in `examples/retail-store`, and each program with mistakes ends in the errors that the library promises.
 */
const CONSUMERS: readonly Consumer[] = [typescript, python, java, go];
const STACKS = ['RetailPlatform', 'RetailFrontend'];

/** What a program with mistakes prints in every language: the errors of calls, and CDK's report of the synthesis. */
const REFUSED = [
  'refused: ',
  'SC105 alias-port-range: containerPort is 70000; a port is a whole number from 1 to 65535; set containerPort to a whole number from 1 to 65535',
  'docs/rules/SC105.md',
  'SC604 connection-cycle: each of these services waits for the next, in a cycle: Calls/Orders → Calls/Catalog → Calls/Orders',
  'give one of these connections ServiceConnectOrdering.REDEPLOY_AFTER',
];
const REPORTED = ['dnsName is "Web"; a client alias has', 'Mistaken/Web/Service', 'Suggested fix: use a lower-case name', "Acknowledge with 'ServiceConnect::SC204'"];

/** The environment of all programs: the context of the example, without CDK's template validation, which is slow and tested elsewhere. */
const { context } = JSON.parse(readFileSync(join(ROOT, 'examples', 'retail-store', 'cdk.json'), 'utf8')) as { context: object };
const ENVIRONMENT = { CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

type Resources = Record<string, { readonly Type: string }>;

inNewFolder('consumers', (home) => {
  const expected = synthesise(join(home, 'expected'), {
    command: 'npx', args: ['tsx', '--tsconfig', 'examples/tsconfig.json', 'examples/retail-store/app.ts'], cwd: ROOT,
  });
  for (const consumer of CONSUMERS) {
    if (!canBuild(consumer.target)) {
      console.log(`${consumer.language}: skipped, the tools of this language are not here`);
      continue;
    }
    const start = performance.now();
    const built = builtPackage(consumer.target, consumer.artefact);
    const folder = join(home, consumer.target);
    cpSync(join(ROOT, 'test', 'consumers', consumer.language.toLowerCase()), folder, { recursive: true });
    const programs = consumer.build(folder, { ...versions(), packagePath: built.path, dist: join(ROOT, 'dist', consumer.target) });
    expectEqual(expected, synthesise(join(folder, 'assembly'), programs.store));
    expectMistakes(folder, programs, consumer.typeErrors);
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`${consumer.language}: ${basename(built.path)}, ${kilobytes(built.bytes)}, templates equal, mistakes explained (${seconds} s)`);
  }
});

/** The resources of the stacks that a program synthesises. */
function synthesise(folder: string, program: Command): Record<string, Resources> {
  mkdirSync(folder, { recursive: true });
  succeed(program.command, program.args, program.cwd, { ...ENVIRONMENT, CDK_OUTDIR: folder });
  return Object.fromEntries(STACKS.map((stack) => {
    const { Resources: all } = JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8')) as { Resources: Resources };
    return [stack, Object.fromEntries(Object.entries(all).filter(([, { Type }]) => Type !== 'AWS::CDK::Metadata'))];
  }));
}

/** Compares resource by resource. */
function expectEqual(expected: Record<string, Resources>, actual: Record<string, Resources>) {
  const differences = STACKS.flatMap((stack) => {
    const ids = new Set([...Object.keys(expected[stack]), ...Object.keys(actual[stack])]);
    return [...ids].filter((id) => !isDeepStrictEqual(expected[stack][id], actual[stack][id])).map((id) => (
      `${stack}/${id}\n  expected ${JSON.stringify(expected[stack][id])}\n  found    ${JSON.stringify(actual[stack][id])}`
    ));
  });
  if (differences.length > 0) throw new Error(`templates differ:\n${differences.join('\n')}`);
}

function expectMistakes(folder: string, { mistakes, mistyped }: Programs, typeErrors: readonly string[]) {
  const { code, out, err } = run({ ...mistakes, environment: { ...ENVIRONMENT, CDK_OUTDIR: join(folder, 'mistaken') } });
  const compiled = mistyped && run(mistyped);
  const typed = compiled ? compiled.out + compiled.err : out;
  const missing = [
    ...REFUSED.filter((part) => !out.includes(part)),
    ...REPORTED.filter((part) => !err.includes(part)),
    ...typeErrors.filter((part) => !typed.includes(part)),
  ];
  if (code !== 0 && compiled?.code !== 0 && missing.length === 0) return;
  throw new Error(`the program with mistakes ended with ${code}, without ${missing.join(', ')}\n${out}\n${err}\n${typed}`);
}
