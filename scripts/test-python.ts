import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { freshEnvironment } from './consumers/python';
import { builtPackage } from './packages/inspect';
import { canBuild } from './packages/targets';
import { ROOT, run, succeed } from './support/run';
import { withNewFolder } from './support/start';

/**
 * Follows the README: makes a virtual environment, installs the wheel in `dist` with its dependencies, runs the ten lines of Python,
 * and runs the command that the wheel installs.
 */
const EXPLAINED = 'SC204 dns-name-format';

interface Resource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
}

if (canBuild('python')) void withNewFolder('readme', tryReadme);
else console.log('python: skipped, there is no python3 with venv here');

async function tryReadme(home: string) {
  const lines = readFileSync(join(ROOT, 'README.md'), 'utf8').split('```python\n')[1].split('```')[0];
  writeFileSync(join(home, 'app.py'), lines);
  const interpreter = await freshEnvironment(home, builtPackage('python', 'wheel').path);

  const assembly = join(home, 'assembly');
  mkdirSync(assembly);
  succeed(interpreter, ['app.py'], home, { CDK_OUTDIR: assembly, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' });
  const { Resources } = JSON.parse(readFileSync(join(assembly, 'Shop.template.json'), 'utf8')) as { Resources: Record<string, Resource> };
  const services = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::ECS::Service');
  const waiting = services.filter(([, { DependsOn = [] }]) => services.some(([id]) => DependsOn.includes(id)));
  if (services.length !== 2 || waiting.length !== 1) throw new Error(`expected a client that waits for a server: ${JSON.stringify(services)}`);

  const { code, out, err } = run({ command: join(home, '.venv', 'bin', 'cdk-ecs-service-connect'), args: ['explain', 'SC204'], cwd: home });
  if (code !== 0 || !out.startsWith(EXPLAINED)) throw new Error(`explain ended with ${code}\n${out}\n${err}`);

  const cdk = succeed(interpreter, ['-c', 'from importlib.metadata import version; print(version("aws-cdk-lib"))'], home).trim();
  console.log(`python: the lines of the README work with the wheel and aws-cdk-lib ${cdk}, and so does the command`);
}
