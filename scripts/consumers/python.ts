import { join } from 'path';
import { Consumer, FOREIGN_TARGET } from './consumer';
import { snakeCase } from '../guides/translations';
import { complete } from '../support/start';

/** pip, in a virtual environment. */
export const python: Consumer = {
  language: 'Python',
  target: 'python',
  artefact: 'wheel',
  typeErrors: [...FOREIGN_TARGET, "ServiceConnectErrorRateAlarm.__init__() got an unexpected keyword argument 'critical'"],
  async build(folder, { packagePath, cdkVersion, constructsVersion }) {
    const interpreter = await freshEnvironment(folder, packagePath, `aws-cdk-lib==${cdkVersion}`, `constructs==${constructsVersion}`);
    const program = (name: string) => ({ command: interpreter, args: [`${name}.py`], cwd: folder });
    return { store: program('retail_store'), guide: (name) => program(join('guides', snakeCase(name))), mistakes: program('mistakes') };
  },
};

/** Makes a virtual environment with these packages and their dependencies, and returns the path of its interpreter. */
export async function freshEnvironment(folder: string, ...packages: string[]): Promise<string> {
  await complete({ command: 'python3', args: ['-m', 'venv', '.venv'], cwd: folder });
  const interpreter = join(folder, '.venv', 'bin', 'python');
  await complete({ command: interpreter, args: ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages], cwd: folder });
  return interpreter;
}
