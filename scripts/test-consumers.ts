import { cpSync, mkdirSync } from 'fs';
import { basename, join } from 'path';
import { Consumer, Programs, versions } from './consumers/consumer';
import { go } from './consumers/go';
import { java } from './consumers/java';
import { python } from './consumers/python';
import { Sample, samplesIn, STORE_CONTEXT } from './consumers/samples';
import { differences, Parts, partsOf } from './consumers/templates';
import { typescript } from './consumers/typescript';
import { builtPackage, kilobytes } from './packages/inspect';
import { canBuild } from './packages/targets';
import { Command, ROOT } from './support/run';
import { complete, inParallel, start, withNewFolder } from './support/start';
import { synthesisEnvironment } from './support/synthesis';

/**
 * Builds the programs of `test/consumers` with the packages in `dist` and runs them: in each language, the templates of the retail store equal
 * those of the example in `examples/retail-store`, those of a guide equal what comes of its TypeScript, and each program with mistakes ends in
 * the errors that the library promises.
 */
const CONSUMERS: readonly Consumer[] = [typescript, python, java, go];
const PROCESSES = 2;

/** What a program with mistakes prints in every language: the errors of calls, and CDK's report of the synthesis. */
const REFUSED = [
  'refused: ',
  'SC105 alias-port-range: containerPort is 70000; a port is a whole number from 1 to 65535; set containerPort to a whole number from 1 to 65535',
  'docs/rules/SC105.md',
  'SC604 connection-cycle: each of these services waits for the next, in a cycle: Calls/Orders → Calls/Catalog → Calls/Orders',
  'give one of these connections ServiceConnectOrdering.REDEPLOY_AFTER',
];
const REPORTED = ['dnsName is "Web"; a client alias has', 'Mistaken/Web/Service', 'Suggested fix: use a lower-case name', "Acknowledge with 'ServiceConnect::SC204'"];

/** jsii warns of the end of Node.js 20 in a frame. */
const SILENT = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

void withNewFolder('consumers', async (home) => {
  const samples = samplesIn(join(home, 'guides'));
  const expected = await inParallel(PROCESSES, samples.map(({ name, original, context }) => () => synthesise(original, context, join(home, 'expected', name))));
  await inParallel(PROCESSES, CONSUMERS.map((consumer) => async () => {
    if (canBuild(consumer.target)) console.log(await check(consumer, join(home, consumer.target), samples, expected));
    else console.log(`${consumer.language}: skipped, the tools of this language are not here`);
  }));
});

/** Builds and runs the programs of a language in a new folder, and returns a line about them. */
async function check(consumer: Consumer, folder: string, samples: readonly Sample[], expected: readonly Parts[]): Promise<string> {
  const begin = performance.now();
  const built = builtPackage(consumer.target, consumer.artefact);
  cpSync(join(ROOT, 'test', 'consumers', consumer.language.toLowerCase()), folder, { recursive: true });
  const programs = await consumer.build(folder, { ...versions(), packagePath: built.path, dist: join(ROOT, 'dist', consumer.target) });
  const compared = await inParallel(PROCESSES, samples.map((sample, i) => async () => {
    const program = sample.in(programs);
    if (program) expectEqual(sample.name, expected[i], await synthesise(program, sample.context, join(folder, 'assemblies', sample.name)));
    return program !== undefined;
  }));
  await expectMistakes(folder, programs, consumer.typeErrors);
  const equal = compared.filter(Boolean).length;
  const seconds = Math.round((performance.now() - begin) / 1000);
  const { path, bytes } = built;
  return `${consumer.language}: ${basename(path)}, ${kilobytes(bytes)}, apps with equal templates: ${equal}, mistakes explained (${seconds} s)`;
}

/** The templates that a program synthesises into a new folder. */
async function synthesise(program: Command, context: object, assembly: string): Promise<Parts> {
  mkdirSync(assembly, { recursive: true });
  await complete({ ...program, environment: { ...SILENT, ...synthesisEnvironment(context, assembly) } });
  return partsOf(assembly);
}

function expectEqual(name: string, expected: Parts, actual: Parts) {
  const different = differences(expected, actual);
  if (different.length > 0) throw new Error(`templates of ${name} differ:\n${different.join('\n')}`);
}

async function expectMistakes(folder: string, { mistakes, mistyped }: Programs, typeErrors: readonly string[]) {
  const { code, out, err } = await start({ ...mistakes, environment: { ...SILENT, ...synthesisEnvironment(STORE_CONTEXT, join(folder, 'mistaken')) } });
  const compiled = mistyped && await start(mistyped);
  const typed = compiled ? compiled.out + compiled.err : out;
  const missing = [
    ...REFUSED.filter((part) => !out.includes(part)),
    ...REPORTED.filter((part) => !err.includes(part)),
    ...typeErrors.filter((part) => !typed.includes(part)),
  ];
  if (code !== 0 && compiled?.code !== 0 && missing.length === 0) return;
  throw new Error(`the program with mistakes ended with ${code}, without ${missing.join(', ')}\n${out}\n${err}\n${typed}`);
}
