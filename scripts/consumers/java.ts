import { pathToFileURL } from 'url';
import { Consumer } from './consumer';
import { pascalCase } from '../guides/translations';
import { complete } from '../support/start';

const PACKAGE = 'io.github.cdkecsserviceconnect:cdk-ecs-service-connect';

/** Maven, with the built folder as a repository. */
export const java: Consumer = {
  language: 'Java',
  target: 'java',
  artefact: 'jar',
  typeErrors: ['FargateService cannot be converted to IServiceConnectTarget', 'cannot be converted to ServiceConnectErrorRateAlarm'],
  async build(folder, { dist, packageVersion, cdkVersion, constructsVersion }) {
    const properties = {
      'package.repository': pathToFileURL(dist).href,
      'package.version': packageVersion,
      'cdk.version': cdkVersion,
      'constructs.version': constructsVersion,
    };
    const settings = Object.entries(properties).map(([name, value]) => `-D${name}=${value}`);
    // Maven caches packages by version: it must not use an earlier build of the same version.
    await complete({ command: 'mvn', args: ['--batch-mode', '--quiet', 'dependency:purge-local-repository', `-DmanualInclude=${PACKAGE}`], cwd: folder });
    await complete({ command: 'mvn', args: ['--batch-mode', '--quiet', ...settings, 'compile', 'dependency:build-classpath', '-Dmdep.outputFile=classpath'], cwd: folder });
    const program = (name: string) => ({ command: 'sh', args: ['-c', `exec java -cp "target/classes:$(cat classpath)" shop.${name}`], cwd: folder });
    const compiler = 'exec javac -proc:none -d mistyped -cp "target/classes:$(cat classpath)" src/mistyped/java/shop/Mistyped.java';
    return {
      store: program('RetailStore'),
      guide: (name) => program(`guides.${pascalCase(name)}`),
      mistakes: program('Mistakes'),
      mistyped: { command: 'sh', args: ['-c', compiler], cwd: folder },
    };
  },
};
