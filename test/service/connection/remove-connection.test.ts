import { App, Stack } from 'aws-cdk-lib/core';
import { MeshStack } from '../../support/app';

interface Options {
  readonly connected: boolean;
  /** Whether the export is kept with `exportValue`. */
  readonly kept?: boolean;
  readonly references?: 'weak';
}

/** A client and its server in two stacks, connected or not: what one stack exports, and what the other imports. */
function build({ connected, kept = false, references }: Options) {
  const app = new App({ context: references && { '@aws-cdk/core:defaultCrossStackReferences': references } });
  const mesh = new MeshStack(app, 'Backend');
  const front = new Stack(app, 'Front');
  const catalog = mesh.server('Catalog');
  const ui = mesh.service('Ui', {}, front);
  if (connected) ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' });
  if (kept) for (const { securityGroupId } of catalog.connections.securityGroups) mesh.exportValue(securityGroupId);
  const assembly = app.synth();
  const { Outputs = {} } = assembly.getStackByName('Backend').template as { Outputs?: Record<string, { Export?: { Name: string } }> };
  return {
    exports: Object.values(Outputs).flatMap(({ Export }) => Export?.Name ?? []),
    imports: [...JSON.stringify(assembly.getStackByName('Front').template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name),
    waits: assembly.getStackByName('Front').dependencies.map(({ id }) => id),
  };
}

/** The exports that CloudFormation does not delete, since the other stack, as deployed before, imports them. */
const stuck = (before: ReturnType<typeof build>, after: ReturnType<typeof build>) => before.imports.filter((name) => !after.exports.includes(name));

describe('removing a connection between two stacks', () => {
  const connected = build({ connected: true });
  const kept = build({ connected: false, kept: true });
  const removed = build({ connected: false });

  test('in one deployment fails on the export of the security group', () => {
    expect(new Set(stuck(connected, removed))).toEqual(new Set([expect.stringMatching(/SecurityGroup/)]));
  });

  test('works in two deployments: the export is removed one deployment after the connection', () => {
    expect(stuck(connected, kept)).toEqual([]);
    expect(kept.imports.filter((name) => name.includes('SecurityGroup'))).toEqual([]);
    expect(stuck(kept, removed)).toEqual([]);
  });

  test('takes one deployment with weak references, which export nothing and keep the order', () => {
    const weak = build({ connected: true, references: 'weak' });
    expect([weak.exports, weak.imports]).toEqual([[], []]);
    expect(weak.waits).toContain('Backend');
    expect(stuck(weak, build({ connected: false, references: 'weak' }))).toEqual([]);
  });
});
