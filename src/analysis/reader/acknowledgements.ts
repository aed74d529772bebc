import { AssemblyFiles } from './assembly-files';
import { Artifact, Manifest } from './manifest';
import { asObject } from '../facts';

/** Type of the metadata that `Validations.of(x).acknowledge(…)` of the CDK leaves in an assembly. */
const METADATA_TYPE = 'aws:cdk:acknowledged-rules';

/** Findings that somebody has accepted. */
export interface Acknowledgement {
  /** `ServiceConnect::SC602` */
  readonly id: string;
  /** They are accepted at the construct of this path, and below it. */
  readonly constructPath: string;
}

/** What is acknowledged in the stacks of an assembly, or below them. The CDK does not write down what is acknowledged at the app. */
export function readAcknowledgements(directory: string, files: AssemblyFiles): Acknowledgement[] {
  const manifest = new Manifest(directory, files);
  return manifest.ofType('aws:cloudformation:stack').flatMap((stack) => acknowledgedIn(metadataOf(manifest, stack, files)));
}

/** The metadata of the constructs of a stack; a recent CDK writes it into a file of its own. */
function metadataOf(manifest: Manifest, stack: Artifact, files: AssemblyFiles): Readonly<Record<string, unknown>> {
  const { additionalMetadataFile: file, metadata } = stack.body;
  return { ...asObject(metadata), ...file === undefined ? {} : asObject(files.manifest(manifest.path(stack, 'additionalMetadataFile'))) };
}

function acknowledgedIn(metadata: Readonly<Record<string, unknown>>): Acknowledgement[] {
  return Object.entries(metadata).flatMap(([path, entries]) => (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const { type, data } = asObject(entry) ?? {};
    const ids = type === METADATA_TYPE ? Object.keys(asObject(data) ?? {}) : [];
    return ids.map((id) => ({ id, constructPath: path.replace(/^\//, '') }));
  }));
}
