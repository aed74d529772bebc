import { Consumer } from './consumer';
import { succeed } from '../support/run';

const MODULE = 'github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect';

/** The Go toolchain, with the built module in place of the published one. */
export const go: Consumer = {
  language: 'Go',
  target: 'go',
  artefact: 'module',
  typeErrors: ['does not implement cdkecsserviceconnect.IServiceConnectTarget', '*cdkecsserviceconnect.ServiceConnectErrorRateAlarm value in struct literal'],
  build(folder, { packagePath, packageVersion, cdkVersion, constructsVersion }) {
    const requirements = [
      `${MODULE}@v${packageVersion}`, `github.com/aws/aws-cdk-go/awscdk/v2@v${cdkVersion}`, `github.com/aws/constructs-go/constructs/v10@v${constructsVersion}`,
    ];
    const edits = [...requirements.map((requirement) => `-require=${requirement}`), `-replace=${MODULE}=${packagePath}`];
    succeed('go', ['mod', 'edit', ...edits], folder);
    succeed('go', ['mod', 'tidy'], folder);
    // Go links the programs of one call side by side, and linking is what takes long.
    succeed('go', ['build', '-o', 'programs/', './store', './run', './mistakes'], folder);
    const program = (name: string, ...args: string[]) => ({ command: `./programs/${name}`, args, cwd: folder });
    return {
      store: program('store'),
      guide: (name) => program('run', name),
      mistakes: program('mistakes'),
      mistyped: { command: 'go', args: ['build', '-o', 'programs/', './mistyped'], cwd: folder },
    };
  },
};
