import { spawn } from 'child_process';
import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { ACCOUNT, cdk, REGION } from './cdk';
import { freshEnvironment } from '../../scripts/consumers/python';
import { canBuild } from '../../scripts/packages/targets';

const ENGINE = join(__dirname, 'engine');
const START_LIMIT_MS = 60_000;

/** Installs and starts the emulator, and bootstraps its account. Without Python it says so, and the tests are skipped. */
export default async function setup(): Promise<void> {
  if (!canBuild('python')) {
    process.stdout.write('emulator: skipped, there is no python3 with venv here\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  const operations = join(folder, 'operations.jsonl');
  writeFileSync(operations, '');
  const port = await freePort();
  const output = openSync(join(folder, 'engine.log'), 'w');
  const engine = spawn(await freshEnvironment(folder, '--requirement', join(ENGINE, 'requirements.txt')), [join(ENGINE, 'engine.py')], {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      // The SDK for functions.
      NODE_PATH: join(__dirname, '..', '..', 'node_modules'),
      OPERATIONS: operations,
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: ACCOUNT,
    },
  });
  Object.assign(process.env, { EMULATOR: `http://127.0.0.1:${port}`, EMULATOR_FOLDER: folder, EMULATOR_PID: String(engine.pid) });
  await answer(() => engine.exitCode === null, () => readFileSync(join(folder, 'engine.log'), 'utf8'));
  const { code, output: said } = cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`);
  if (code !== 0) throw new Error(`cdk bootstrap ended with ${code}\n${said}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answer(runs: () => boolean, log: () => string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < START_LIMIT_MS;) {
    if (!runs()) break;
    if (await fetch(process.env.EMULATOR!).then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the emulator did not start\n${log()}`);
}
