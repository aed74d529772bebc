import { App, Stack } from 'aws-cdk-lib/core';
import { deploy, describeDeployed, destroy } from './emulator';
import { deployedNames, leftBehind, planned, tooEarly, topologyOf, unresolved } from './judge';
import { Operation } from './operations';
import { AppMeshShop, AppMeshShopOnServiceConnect } from '../../examples/migration/app-mesh-shop';
import { CloudMapShop } from '../../examples/migration/cloud-map-shop';
import { LoadBalancerShop } from '../../examples/migration/load-balancer-shop';
import { MigrationStep } from '../../examples/migration/step';

const STEPS = Object.values(MigrationStep);

/** The states of each migration, forth and back again. */
const MIGRATIONS: Record<string, readonly ((app: App) => Stack)[]> = {
  'Cloud Map': STEPS.map((step) => (app) => new CloudMapShop(app, 'CloudMapShop', { step })),
  'a load balancer': STEPS.map((step) => (app) => new LoadBalancerShop(app, 'LoadBalancerShop', { step })),
  'App Mesh': [(app) => new AppMeshShop(app, 'AppMeshShop'), (app) => new AppMeshShopOnServiceConnect(app, 'AppMeshShop')],
};

function synthesised(build: (app: App) => Stack): string {
  const app = new App();
  build(app);
  return app.synth().directory;
}

(process.env.EMULATE_ALL ? describeDeployed : describe.skip).each(Object.entries(MIGRATIONS))('the migration from %s', (_from, states) => {
  const directories = [...states, ...states.slice(0, -1).reverse()].map(synthesised);
  const log: Operation[] = [];

  test.each(directories.map((_directory, i) => i))('reaches state %i, and deploys what `plan --from` says', (i) => {
    const [after, before] = [directories[i], directories[i - 1]];
    const done = deploy(after);
    log.push(...done);
    const topology = topologyOf(after);
    if (before) expect(deployedNames(done, topology)).toEqual(planned(before, after, 'CREATE', 'REDEPLOY'));
    expect([tooEarly, unresolved].flatMap((judge) => judge(done, topology))).toEqual([]);
  });

  test('is deleted without a leftover', () => {
    log.push(...destroy(directories[0]));
    expect(leftBehind(log, ...directories)).toEqual([]);
  });
});
