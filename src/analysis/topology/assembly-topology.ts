import { judgedMesh } from './judged-mesh';
import { Topology } from './topology';
import { topologyOf } from './topology-of';
import { readAcknowledgements, readAssembly, WRITTEN_BY_CDK } from '../reader';

/** The topology of a cloud assembly that the CDK has just written, with the Stages in it. */
export function assemblyTopology(directory: string): Topology {
  return topologyOf(readAssembly(directory).map((stacks) => (
    judgedMesh(stacks, () => readAcknowledgements(stacks[0].assembly, WRITTEN_BY_CDK))
  )));
}
