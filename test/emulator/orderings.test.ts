import { App, Stack } from 'aws-cdk-lib/core';
import { deploy, describeDeployed, destroy } from './emulator';
import { idOf, leftBehind, topologyOf, unresolved } from './judge';
import { Operation } from './operations';
import { ServiceConnectOrdering } from '../../src';
import { MeshStack } from '../support/app';

/** Two services that call each other, in one stack or two. */
function pair(stacks: 1 | 2): string {
  const app = new App();
  const mesh = new MeshStack(app);
  const left = mesh.server('Left');
  const right = mesh.server('Right', {}, stacks === 1 ? mesh : new Stack(app, 'Other'));
  right.connectTo(left);
  left.connectTo(right, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
  return app.synth().directory;
}

describeDeployed.each([1, 2] as const)('two services that call each other, in %i stack(s)', (stacks) => {
  const log: Operation[] = [];
  let directory = '';

  test('can dial each other at the end: the first is deployed once more', () => {
    directory = pair(stacks);
    log.push(...deploy(directory));
    const deployments = log.filter(({ operation }) => operation === 'deploy').map((each) => idOf(each).replace(/.*\/(Left|Right).*/, '$1'));
    expect(deployments).toEqual(['Left', 'Right', 'Left']);
    expect(unresolved(log, topologyOf(directory))).toEqual([]);
  });

  test('are deleted without a leftover', () => {
    log.push(...destroy(directory));
    expect(leftBehind(log, directory)).toEqual([]);
  });
});
