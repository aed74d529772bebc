import { spawnSync } from 'child_process';
import { tmpdir } from 'os';
import { join } from 'path';

/** The account and the Region of the emulator. */
export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';

const CDK = join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** How a command ended, and what it printed. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the CDK CLI against the emulator, never against AWS. */
export function cdk(...args: readonly string[]): Ended {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [CDK, ...args, '--no-notices', '--no-color'], {
    cwd: tmpdir(),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.EMULATOR_FOLDER,
      AWS_ENDPOINT_URL: process.env.EMULATOR,
      AWS_ACCESS_KEY_ID: 'emulator',
      AWS_SECRET_ACCESS_KEY: 'emulator',
      AWS_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CI: 'true',
    },
  });
  if (error) throw error;
  return { code: status, output: `${stdout}${stderr}` };
}
