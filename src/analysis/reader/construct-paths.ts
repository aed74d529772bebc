import { AssemblyFiles } from './assembly-files';
import { Artifact, Manifest } from './manifest';
import { asObject } from '../facts';

/** Type of the metadata that tells the logical id of a construct. */
const LOGICAL_ID = 'aws:cdk:logicalId';

/** The metadata of the constructs of a stack, by path; a recent CDK writes it into a file of its own. */
export function constructMetadata(manifest: Manifest, stack: Artifact, files: AssemblyFiles): Readonly<Record<string, unknown>> {
  const { additionalMetadataFile: file, metadata } = stack.body;
  return { ...asObject(metadata), ...file === undefined ? {} : asObject(files.manifest(manifest.path(stack, 'additionalMetadataFile'))) };
}

/** The entries of a type in the metadata of constructs, with the path of the construct. */
export function * metadataOfType(
  metadata: Readonly<Record<string, unknown>>, type: string,
): Iterable<{ readonly path: string; readonly data: unknown }> {
  for (const [path, entries] of Object.entries(metadata)) {
    for (const entry of Array.isArray(entries) ? entries : []) {
      const { type: found, data } = asObject(entry) ?? {};
      if (found === type) yield { path: path.replace(/^\//, ''), data };
    }
  }
}

/**
 * The paths of constructs by logical id, from the metadata of the assembly: only the CLI of the CDK makes an app write them into
 * the templates. They are read when somebody asks.
 */
export class ConstructPaths {
  private paths?: ReadonlyMap<unknown, string>;

  constructor(private readonly manifest: Manifest, private readonly stack: Artifact, private readonly files: AssemblyFiles) {}

  /** The path of the construct of a resource. */
  of(logicalId: string): string | undefined {
    this.paths ??= this.read();
    return this.paths.get(logicalId);
  }

  private read(): ReadonlyMap<unknown, string> {
    const metadata = constructMetadata(this.manifest, this.stack, this.files);
    return new Map([...metadataOfType(metadata, LOGICAL_ID)].map(({ path, data }) => [data, path]));
  }
}
