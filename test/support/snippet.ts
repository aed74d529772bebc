import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { App } from 'aws-cdk-lib/core';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { MeshStack } from './app';
import * as library from '../../src';

const NAME = 'cdk-ecs-service-connect';

/**
 * Runs a TypeScript sample of the documentation as it is. It imports what a user would import, and `app`, `stack`, `cluster`,
 * `namespace`, `image` and `service` are defined, as in `rosetta/docs`.
 *
 * @returns the app, as the sample leaves it
 */
export function runSnippet(code: string): App {
  const app = new App();
  const stack = new MeshStack(app);
  const ready = {
    app,
    stack,
    cluster: stack.cluster,
    namespace: stack.namespace,
    image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.4'),
    // One more member of the mesh, thus only for samples that name it.
    ...(/[( ]service[,.)]/.test(code) ? { service: stack.server('Service') } : {}),
  };
  runCode(code, load, ready);
  return app;
}

/** Runs TypeScript that finds what is `ready`. Modules come from `require`. */
export function runCode(code: string, require: (module: string) => unknown, ready: Readonly<Record<string, unknown>> = {}): void {
  const { outputText } = transpileModule(code, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
  // In a block, in which the code can declare these names itself.
  new Function('exports', 'require', ...Object.keys(ready), `{\n${outputText}\n}`)({}, require, ...Object.values(ready));
}

/** A module, as code of a user of the library requires it: the library from its sources, everything else as installed. */
export function load(module: string): unknown {
  if (module === NAME) return library;
  return jest.requireActual(module.startsWith(`${NAME}/lib/`) ? module.replace(`${NAME}/lib/`, '../../src/') : module);
}
