import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { TemplateSource } from './source';
import { asObject, own } from './values';

/**
 * The stacks of a cloud assembly (`cdk.out`), one list for each assembly in it: every Stage is an assembly of its own.
 */
export function readAssembly(directory: string): TemplateSource[][] {
  const artifacts = asObject(own(asObject(readJson(join(directory, 'manifest.json'))) ?? {}, 'artifacts')) ?? {};
  const stacks = new Map<string, { source: TemplateSource; dependencies: readonly unknown[] }>();
  const stages: TemplateSource[][] = [];
  for (const [id, value] of Object.entries(artifacts)) {
    const artifact = asObject(value) ?? {};
    const properties = asObject(artifact.properties) ?? {};
    if (artifact.type === 'aws:cloudformation:stack' && typeof properties.templateFile === 'string') {
      const dependencies = Array.isArray(artifact.dependencies) ? artifact.dependencies : [];
      stacks.set(id, { source: readStack(directory, id, artifact, properties.templateFile), dependencies });
    } else if (artifact.type === 'cdk:cloud-assembly' && typeof properties.directoryName === 'string') {
      stages.push(...readAssembly(join(directory, properties.directoryName)));
    }
  }
  const stacksHere = [...stacks.values()].map(({ source, dependencies }) => ({
    ...source,
    dependsOn: dependencies.flatMap((id) => (typeof id === 'string' ? stacks.get(id)?.source.name ?? [] : [])),
  }));
  return stacksHere.length > 0 ? [stacksHere, ...stages] : stages;
}

function readStack(directory: string, id: string, artifact: Record<string, unknown>, templateFile: string): TemplateSource {
  const name = join(directory, templateFile);
  const body = readJson(name);
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(String(artifact.environment)) ?? [];
  const { stackName } = asObject(artifact.properties) ?? {};
  return {
    name,
    body,
    assembly: directory,
    stackName: typeof stackName === 'string' ? stackName : id,
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
    nested: readNested(directory, body),
  };
}

/** The templates of nested stacks stand beside their parent, which names them in its metadata. */
function readNested(directory: string, parent: unknown): Record<string, TemplateSource> {
  const nested: Record<string, TemplateSource> = {};
  const resources = asObject(asObject(parent)?.Resources) ?? {};
  for (const [logicalId, value] of Object.entries(resources)) {
    const resource = asObject(value);
    if (resource?.Type !== 'AWS::CloudFormation::Stack') continue;
    const file = asObject(resource.Metadata)?.['aws:asset:path'];
    if (typeof file !== 'string') continue;
    const name = join(directory, file);
    if (!existsSync(name)) continue;
    const body = readJson(name);
    nested[logicalId] = { name, body, assembly: directory, nested: readNested(directory, body) };
  }
  return nested;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
