import { Consumer } from './consumer';
import { complete } from '../support/start';

const MODULE = 'github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect';

/** The Go toolchain, with the built module in place of the published one. */
export const go: Consumer = {
  language: 'Go',
  target: 'go',
  artefact: 'module',
  typeErrors: ['does not implement cdkecsserviceconnect.IServiceConnectTarget', '*cdkecsserviceconnect.ServiceConnectErrorRateAlarm value in struct literal'],
  async build(folder, { packagePath, packageVersion, cdkVersion, constructsVersion }) {
    const requirements = [
      `${MODULE}@v${packageVersion}`, `github.com/aws/aws-cdk-go/awscdk/v2@v${cdkVersion}`, `github.com/aws/constructs-go/constructs/v10@v${constructsVersion}`,
    ];
    const edits = [...requirements.map((requirement) => `-require=${requirement}`), `-replace=${MODULE}=${packagePath}`];
    await complete({ command: 'go', args: ['mod', 'edit', ...edits], cwd: folder });
    await complete({ command: 'go', args: ['mod', 'tidy'], cwd: folder });
    // Go links the programs of one call side by side, and linking is what takes long.
    await complete({ command: 'go', args: ['build', '-o', 'programs/', './store', './run', './mistakes'], cwd: folder });
    const program = (name: string, ...args: string[]) => ({ command: `./programs/${name}`, args, cwd: folder });
    return {
      store: program('store'),
      guide: (name) => program('run', name),
      mistakes: program('mistakes'),
      mistyped: { command: 'go', args: ['build', '-o', 'programs/', './mistyped'], cwd: folder },
    };
  },
};
