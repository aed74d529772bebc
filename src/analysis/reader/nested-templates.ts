import { existsSync } from 'fs';
import { join } from 'path';
import { AssemblyFiles } from './assembly-files';
import { Manifest } from './manifest';
import { Refusal } from './refusal';
import { TemplateSource } from './source';
import { asObject, own } from '../facts';

/** CloudFormation takes 2,500 nested stacks in one operation; an assembly may hold many stacks. */
const MAX_NESTED = 25_000;

/** The templates of the nested stacks of one assembly. */
export class NestedTemplates {
  private count = 0;
  private assetPaths?: ReadonlyMap<string, string>;

  constructor(private readonly manifest: Manifest, private readonly files: AssemblyFiles) {}

  /** The templates that a template nests, by the logical id of the `AWS::CloudFormation::Stack`; `within` are those around it. */
  of(file: string, body: unknown, within: readonly string[] = []): Readonly<Record<string, TemplateSource>> {
    const { directory } = this.manifest;
    const nested: [string, TemplateSource][] = [];
    for (const [logicalId, value] of Object.entries(asObject(asObject(body)?.Resources) ?? {})) {
      const resource = asObject(value);
      const path = resource?.Type === 'AWS::CloudFormation::Stack' ? this.pathOf(resource) : undefined;
      if (path === undefined || !existsSync(join(directory, path))) continue;
      const name = join(directory, path);
      if (name === file || within.includes(name)) throw new Refusal(file, `resource ${JSON.stringify(logicalId)} nests a template in itself`);
      if (++this.count > MAX_NESTED) throw new Refusal(file, `there are more than ${MAX_NESTED} nested stacks`);
      const child = this.files.template(name);
      nested.push([logicalId, { name, body: child, assembly: directory, nested: this.of(name, child, [...within, file]) }]);
    }
    return Object.fromEntries(nested);
  }

  /** The CDK CLI asks for the path in the metadata; without it, the URL holds the hash of the asset. */
  private pathOf(resource: Readonly<Record<string, unknown>>): string | undefined {
    const path = own(asObject(resource.Metadata) ?? {}, 'aws:asset:path');
    if (typeof path === 'string') return path;
    const url = own(asObject(resource.Properties) ?? {}, 'TemplateURL');
    const [, hash] = /\b([0-9a-f]{64})\.json/.exec(JSON.stringify(url) ?? '') ?? [];
    return hash === undefined ? undefined : this.assets.get(hash);
  }

  private get assets(): ReadonlyMap<string, string> {
    return this.assetPaths ??= this.manifest.assets();
  }
}
