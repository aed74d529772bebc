import { App } from 'aws-cdk-lib/core';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { MeshFacts } from '../../src/analysis/facts';
import { readAssembly, readMesh } from '../../src/analysis/reader';
import { judge } from '../../src/analysis/rules';

/** One finding of a validation, as CDK writes it to the assembly. */
interface Report {
  readonly pluginName?: string;
  readonly conclusion: string;
  readonly violations?: readonly unknown[];
  /** Findings that the app acknowledges. */
  readonly suppressedViolations?: readonly { readonly ruleName: string }[];
}

/** Synthesises an example in the context of its `cdk.json`, with CDK's own validation of templates on. */
export function synthesiseStrictly(context: Record<string, unknown>, build: (app: App) => void): CloudAssembly {
  const before = process.env.CDK_VALIDATION;
  delete process.env.CDK_VALIDATION;
  try {
    const app = new App({ context: { ...context, 'aws:cdk:enable-path-metadata': true } });
    build(app);
    return app.synth();
  } finally {
    process.env.CDK_VALIDATION = before;
  }
}

/** The validation reports of an assembly. */
export function reportsOf({ directory }: CloudAssembly): readonly Report[] {
  return (jest.requireActual(`${directory}/validation-report.json`) as { pluginReports: Report[] }).pluginReports;
}

/** The errors and warnings of the rules over a mesh, or over the mesh of an assembly of one Stage. */
export function complaintsOf(deployed: CloudAssembly | MeshFacts): string[] {
  const mesh = 'services' in deployed ? deployed : readMesh(readAssembly(deployed.directory)[0]);
  return judge(mesh).filter(({ severity }) => severity !== 'info').map(({ rule, message }) => `${rule.id} ${message}`);
}
