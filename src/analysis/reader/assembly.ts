import { join } from 'path';
import { AssemblyFiles, WRITTEN_BY_CDK } from './assembly-files';
import { ConstructPaths } from './construct-paths';
import { Artifact, Manifest } from './manifest';
import { assetPathOf, NestedTemplates } from './nested-templates';
import { TemplateSource } from './source';

/**
 * The stacks of a cloud assembly (`cdk.out`), one list for each assembly in it: every Stage is an assembly of its own.
 *
 * Throws a `Refusal` where the assembly, or a file that it names, cannot be read.
 */
export function readAssembly(directory: string, files: AssemblyFiles = WRITTEN_BY_CDK, root = directory): TemplateSource[][] {
  const manifest = new Manifest(directory, files);
  const stacks = stacksOf(manifest, files, root);
  const stages = manifest.ofType('cdk:cloud-assembly').flatMap((stage) => readAssembly(manifest.path(stage, 'directoryName'), files, root));
  return stacks.length > 0 ? [stacks, ...stages] : stages;
}

/** The stacks of one assembly, without those of the Stages in it. */
export function readStacks(directory: string): TemplateSource[] {
  return stacksOf(new Manifest(directory, WRITTEN_BY_CDK), WRITTEN_BY_CDK, directory);
}

function stacksOf(manifest: Manifest, files: AssemblyFiles, root: string): TemplateSource[] {
  const { directory } = manifest;
  let assets: ReadonlyMap<string, string> | undefined;
  const nested = new NestedTemplates({
    root,
    assembly: directory,
    locate: (_file, resource) => {
      const path = assetPathOf(resource, () => assets ??= manifest.assets());
      return path === undefined ? { reason: 'its template is not in the assembly' } : join(directory, path);
    },
  }, files);
  const stacks = new Map<string, { artifact: Artifact; source: TemplateSource }>();
  for (const artifact of manifest.ofType('aws:cloudformation:stack')) {
    stacks.set(artifact.id, { artifact, source: readStack(manifest, artifact, files, nested) });
  }
  return [...stacks.values()].map(({ source, artifact: { body: { dependencies } } }) => ({
    ...source,
    dependsOn: (Array.isArray(dependencies) ? dependencies : []).flatMap((id: unknown) => (
      typeof id === 'string' ? stacks.get(id)?.source.name ?? [] : []
    )),
  }));
}

function readStack(manifest: Manifest, artifact: Artifact, files: AssemblyFiles, nested: NestedTemplates): TemplateSource {
  const name = manifest.path(artifact, 'templateFile');
  const { environment } = artifact.body;
  const [, account, region] = typeof environment === 'string' ? /^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? [] : [];
  const { stackName } = artifact.properties;
  const paths = new ConstructPaths(manifest, artifact, files);
  return {
    name,
    body: files.template(name),
    assembly: manifest.directory,
    stackName: typeof stackName === 'string' ? stackName : artifact.id,
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
    nested: nested.of(name),
    constructPathOf: (logicalId) => paths.of(logicalId),
  };
}
