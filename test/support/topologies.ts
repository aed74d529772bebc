import { readMesh, TemplateSource } from '../../src/analysis/reader';
import { judge } from '../../src/analysis/rules';
import { changeBetween, Topology, topologyOf, TopologyChange } from '../../src/analysis/topology';

/** The topology of deployments, each a list of templates. */
export function topology(...deployments: readonly (readonly TemplateSource[])[]): Topology {
  return topologyOf(deployments.map((sources) => {
    const mesh = readMesh(sources);
    return { mesh, judgements: judge(mesh) };
  }));
}

/** What a deployment of the second templates changes of the first. */
export function change(before: readonly TemplateSource[], after: readonly TemplateSource[]): TopologyChange {
  return changeBetween([readMesh(before)], [readMesh(after)]);
}
