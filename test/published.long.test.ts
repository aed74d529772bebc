import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { inNewFolder, ROOT } from '../scripts/support/run';
import * as sources from '../src';
import { proseOf } from './docs/pages';

/** A program beside the compiled package, which it loads by its name, and what the program prints as JSON. */
function run(name: string, program: string): unknown {
  return inNewFolder('published', (folder) => {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules', 'cdk-ecs-service-connect'));
    for (const peer of ['aws-cdk-lib', 'constructs']) symlinkSync(join(ROOT, 'node_modules', peer), join(folder, 'node_modules', peer));
    writeFileSync(join(folder, name), program);
    return JSON.parse(execFileSync(process.execPath, [join(folder, name)], { cwd: folder, encoding: 'utf8' })) as unknown;
  });
}

/** The files of the library that a program has loaded. */
const LOADED = `Object.keys(require.cache).filter((path) => path.startsWith(${JSON.stringify(join(ROOT, 'lib'))})).map((path) => path.split('/').at(-1))`;

// `npm run compile` makes it.
describe('what is published', () => {
  test('has the public names of the sources', () => {
    expect(run('names.js', "console.log(JSON.stringify(Object.keys(require('cdk-ecs-service-connect')).sort()))")).toEqual(Object.keys(sources).sort());
  });

  test('gives each name to ES modules', () => {
    const names = Object.keys(sources).sort();
    const program = `import { ${names.join(', ')} } from 'cdk-ecs-service-connect';\nconsole.log(JSON.stringify([${names.join(', ')}].map((value) => typeof value)));`;
    expect(run('names.mjs', program)).not.toContain('undefined');
  });

  test('shows a README whose links lead to files of the repository from anywhere', () => {
    const { readme: { markdown } } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as { readme: { markdown: string } };
    const targets = [...proseOf({ path: 'README.md', text: markdown }).matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target);
    const ours = targets.filter((target) => target.includes('cdk-ecs-service-connect/cdk-ecs-service-connect'));
    expect(targets.filter((target) => !/^(https:\/\/|#)/.test(target))).toEqual([]);
    expect(ours.length).toBeGreaterThan(40);
    expect(ours.filter((target) => !existsSync(join(ROOT, /\/main\/([^#]*)/.exec(target)![1])))).toEqual([]);
    expect(markdown).toContain('](https://raw.githubusercontent.com/cdk-ecs-service-connect/cdk-ecs-service-connect/main/docs/images/retail-store.svg)');
  });

  test('loads one file when it is imported, and the constructs when they are used', () => {
    const program = `
      const library = require('cdk-ecs-service-connect');
      const imported = ${LOADED};
      const before = Object.keys(require.cache).length;
      library.ServiceConnectFargateService;
      console.log(JSON.stringify({ imported, before, used: ${LOADED} }));`;
    expect(run('loaded.js', program)).toEqual({ imported: ['index.js'], before: 2, used: ['index.js', 'library.js'] });
  });

  test('loads neither alarms nor the public edge for a service', () => {
    const program = `
      require('cdk-ecs-service-connect').ServiceConnectFargateService;
      console.log(JSON.stringify(Object.keys(require.cache).flatMap((path) => path.match(/aws-cdk-lib\\/(aws-[^/]*)/)?.slice(1) ?? [])));`;
    const loaded = run('modules.js', program) as string[];
    expect(loaded).toContain('aws-ecs');
    for (const module of ['aws-certificatemanager', 'aws-route53', 'aws-elasticloadbalancingv2', 'aws-lambda']) expect(loaded).not.toContain(module);
  });

  test('throws errors that begin at the call of the user', () => {
    const program = `
      const { ServiceConnectEndpoint } = require('cdk-ecs-service-connect');
      function call() { ServiceConnectEndpoint.http({ containerPort: 70000, dnsName: 'a' }); }
      try { call(); } catch ({ stack }) { console.log(JSON.stringify(stack.split('\\n').find((line) => /^ +at /.test(line)))); }`;
    expect(run('refused.js', program)).toMatch(/^ +at call \(.*refused\.js:3:/);
  });
});
