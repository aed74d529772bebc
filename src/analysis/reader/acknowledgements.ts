import { AssemblyFiles } from './assembly-files';
import { constructMetadata, metadataOfType } from './construct-paths';
import { Manifest } from './manifest';
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
  return manifest.ofType('aws:cloudformation:stack').flatMap((stack) => (
    [...metadataOfType(constructMetadata(manifest, stack, files), METADATA_TYPE)]
      .flatMap(({ path, data }) => Object.keys(asObject(data) ?? {}).map((id) => ({ id, constructPath: path })))
  ));
}
