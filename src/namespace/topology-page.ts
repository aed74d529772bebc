import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { Stage, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { atSynthesis } from '../core';
import { Mark } from '../validation';

const FILE = 'service-connect.html';
const WRITTEN = new Mark<true>('topology');

/** Puts a page that draws the mesh into the assembly of the construct's app, at each synthesis. */
export function writeTopologyPage(scope: IConstruct): void {
  const { root } = scope.node;
  if (!Stage.isStage(root) || WRITTEN.get(root)) return;
  WRITTEN.set(root, true);
  Validations.of(root).addPlugins(new TopologyPage());
  // The CDK refuses a plugin that changes a file of the assembly, and an old picture is worse than none.
  atSynthesis(scope, () => rmSync(join(root.outdir, FILE), { force: true }));
}

/** Draws when the CDK hands the templates over for validation: no other hook has all of them, those of Stages included. */
class TopologyPage implements IPolicyValidationPlugin {
  readonly name = 'ServiceConnectTopology';

  validate({ appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport {
    const { outdir } = appConstruct.node.root as Stage;
    writeFileSync(join(outdir, FILE), drawing().asHtml(topology().assemblyTopology(outdir)));
    return { success: true, violations: [] };
  }
}

/** Both are loaded on first use, which keeps the import of the library fast. */
function drawing(): typeof import('../analysis/drawing') {
  return require('../analysis/drawing') as typeof import('../analysis/drawing');
}

function topology(): typeof import('../analysis/topology') {
  return require('../analysis/topology') as typeof import('../analysis/topology');
}
