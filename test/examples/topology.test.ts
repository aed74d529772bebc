import { App, Stack } from 'aws-cdk-lib/core';
import { BlueGreenStack } from '../../examples/blue-green/blue-green-stack';
import { AppMeshShop, AppMeshShopOnServiceConnect } from '../../examples/migration/app-mesh-shop';
import { CloudMapShop } from '../../examples/migration/cloud-map-shop';
import { LoadBalancerShop } from '../../examples/migration/load-balancer-shop';
import { MigrationStep } from '../../examples/migration/step';
import { retailStore } from '../../examples/retail-store/retail-store';
import { TlsStack } from '../../examples/tls/tls-stack';
import { WordPressStack } from '../../examples/wordpress/wordpress-stack';
import { Topology, TopologyChange } from '../../src/analysis/topology';
import { cli } from '../cli/support/cli';
import { readDrawings } from '../support/drawing-tools';
import { once } from '../support/once';
import { violations } from '../support/schemas';
import { anyOrder, SimulatedDeployment } from '../support/simulated-deployment';

function synthesise(build: (app: App) => void) {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  build(app);
  return app.synth();
}

const migration = (Shop: typeof CloudMapShop | typeof LoadBalancerShop) => (
  Object.values(MigrationStep).map((step) => once(() => synthesise((app) => new Shop(app, 'Shop', { step }))))
);
const appMesh = [AppMeshShop, AppMeshShopOnServiceConnect].map((Shop) => once(() => synthesise((app): Stack => new Shop(app, 'Shop'))));
const MIGRATIONS = { 'Cloud Map': migration(CloudMapShop), 'a load balancer': migration(LoadBalancerShop), 'App Mesh': appMesh };

const EXAMPLES = {
  'the retail store': once(() => synthesise((app) => retailStore(app))),
  'blue/green': once(() => synthesise((app) => new BlueGreenStack(app, 'BlueGreen'))),
  'TLS': once(() => synthesise((app) => new TlsStack(app, 'Tls'))),
  'WordPress': once(() => synthesise((app) => new WordPressStack(app, 'WordPress'))),
  ...Object.fromEntries(Object.entries(MIGRATIONS).flatMap(([name, steps]) => steps.map((step, i) => [`${name}, step ${i}`, step]))),
};

test('Mermaid, Graphviz and the schema read the drawings of every example', () => {
  const directories = Object.values(EXAMPLES).map((example) => example().directory);
  const topologies = directories.map((directory): Topology => JSON.parse(cli(['graph', directory, '--format', 'json']).out));
  for (const topology of topologies) expect(violations('topology', topology)).toEqual([]);
  const read = readDrawings(directories.flatMap((directory) => (['mermaid', 'dot'] as const).map((tool) => [tool, cli(['graph', directory, '--format', tool]).out] as const)));
  topologies.forEach(({ services, connections, routes }, i) => {
    for (const { error, nodes = [], edges } of read.slice(2 * i, 2 * i + 2)) {
      expect(error).toBeUndefined();
      for (const { name } of services) expect(nodes.some((label) => label.split(/<br\/>|\\n/)[0] === name)).toBe(true);
      expect(edges).toBe(connections.length + routes.length + routes.filter(({ internetFacing }) => internetFacing).length);
    }
  });
});

test('the retail store has its waves, its critical path and its public entry', () => {
  const { deployments: [{ waves, criticalPath }], routes, services }: Topology = JSON.parse(cli(['plan', EXAMPLES['the retail store']().directory, '--format', 'json']).out);
  const names = new Map(services.map(({ id, name }) => [id, name]));
  expect(waves.map((wave) => wave.map((id) => names.get(id)))).toEqual([['Carts', 'Catalog', 'Orders', 'Redis'], ['Checkout'], ['Ui']]);
  expect(criticalPath.map((id) => names.get(id))).toEqual(['Orders', 'Checkout', 'Ui']);
  expect(routes.map(({ service, internetFacing, port }) => [names.get(service), internetFacing, port])).toEqual([['Ui', true, 80]]);
});

test('a route whose traffic ECS moves is one, whatever rules it takes', () => {
  const { routes, services }: Topology = JSON.parse(cli(['plan', EXAMPLES['blue/green']().directory, '--format', 'json']).out);
  const names = new Map(services.map(({ id, name }) => [id, name]));
  expect(routes.map(({ service, paths }) => [names.get(service), paths])).toEqual([['Api', ['/catalog/*']], ['Web', []]]);
});

describe.each(Object.entries(MIGRATIONS))('plan --from over the migration from %s', (_from, steps) => {
  const forward = steps.slice(1).map((after, i) => [i, i + 1, steps[i], after] as const);
  const all = [...forward, ...forward.map(([i, j, before, after]) => [j, i, after, before] as const)];

  test.each(all)('step %i to %i says what a simulated deployment does', (_i, _j, before, after) => {
    const change: TopologyChange = JSON.parse(cli(['plan', '--from', before().directory, after().directory, '--format', 'json']).out);
    const [old, now] = [SimulatedDeployment.of(before()), SimulatedDeployment.of(after())];
    for (const seed of [1, 2, 3]) expect(predicted(change)).toEqual(logged(old, now, seed));
  });
});

/** Services that are created, deleted, and changed, by name. */
interface Touched {
  readonly create: string[];
  readonly update: string[];
  readonly delete: string[];
}

function predicted({ services }: TopologyChange): Touched {
  const of = (...kinds: string[]) => services.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name).sort();
  return { create: of('CREATE'), update: of('REDEPLOY', 'UPDATE', 'REPLACE'), delete: of('DELETE') };
}

/** The same out of the log of a deployment: a service changes with itself, and with its task definition. */
function logged(old: SimulatedDeployment, now: SimulatedDeployment, seed: number): Touched {
  const events = now.updateFrom(old, anyOrder(seed));
  const happens = (address: string, what: string) => events.some((event) => event.address === address && event.what === what);
  const addresses = (deployment: SimulatedDeployment) => deployment.mesh.services.map(({ origin, name, task }) => (
    { name, service: origin.address, task: typeof task === 'object' ? task.origin.address : '' }
  ));
  return {
    create: addresses(now).filter(({ service }) => happens(service, 'create')).map(({ name }) => name).sort(),
    update: addresses(now).filter(({ service, task }) => happens(service, 'update') || (happens(task, 'update') && !happens(service, 'create')))
      .map(({ name }) => name).sort(),
    delete: addresses(old).filter(({ service }) => happens(service, 'delete')).map(({ name }) => name).sort(),
  };
}
