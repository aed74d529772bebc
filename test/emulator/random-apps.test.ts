import { deploy, describeDeployed, destroy, differences } from './emulator';
import { deployed, leftBehind, openings, publicTooEarly, publicTooLong, tooEarly, topologyOf, unresolved } from './judge';
import { Operation } from './operations';
import { Topology } from '../../src/analysis/topology';
import { COUNT, deployableApps, prefixOf, STAGE } from '../properties/deployable';
import { once } from '../support/once';

const LIMIT = 1_800_000;

type Judge = (operations: readonly Operation[], topology: Topology) => readonly string[];

/** Judges the operations of each application beside its own part of the topology. */
function judged(operations: readonly Operation[], topology: Topology, judge: Judge): string[] {
  return Array.from({ length: COUNT }, (_, i) => prefixOf(i)).flatMap((prefix) => {
    const isOwn = (id: string | null) => id?.startsWith(prefix) ?? false;
    return judge(operations.filter(({ stack }) => isOwn(stack)), {
      ...topology,
      services: topology.services.filter(({ id }) => isOwn(id)),
      connections: topology.connections.filter(({ client }) => isOwn(client)),
      routes: topology.routes.filter(({ service }) => isOwn(service)),
    });
  });
}

(process.env.EMULATE_ALL ? describeDeployed : describe.skip)(`${COUNT} random applications`, () => {
  const directory = once(() => deployableApps().synth().directory);
  const topology = once(() => topologyOf(directory()));
  let created: Operation[];

  // The validator prints its warnings.
  beforeAll(() => void jest.spyOn(console, 'error').mockImplementation());

  test('are deployed: servers before clients, public last, and every client dials what it connects to in its app', () => {
    created = deploy(directory());
    const { services, connections } = topology();
    const nested = services.filter(({ id }) => id.split('/').length > 2);
    const inStages = services.filter(({ id }) => id.includes(STAGE));
    process.stdout.write(`${COUNT} random applications: ${services.length} services (${nested.length} in nested stacks, ${inStages.length} in Stages), `
      + `${connections.length} connections are deployed\n`);
    expect(connections.length).toBeGreaterThan(COUNT);
    expect(nested).not.toEqual([]);
    expect(inStages).not.toEqual([]);
    expect(deployed(created)).toEqual(services.map(({ id }) => id).sort());
    for (const judge of [tooEarly, publicTooEarly]) expect(judged(created, topology(), judge)).toEqual([]);
    const inApp = { ...topology(), connections: connections.filter(({ server }) => server !== null) };
    expect(judged(created, inApp, unresolved)).toEqual([]);
  }, LIMIT);

  test('differ in nothing after that, and nothing is done when they are deployed again', () => {
    expect(differences(directory())).toBe(0);
    expect(deploy(directory())).toEqual([]);
  }, LIMIT);

  test('are deleted: public first, and nothing is left', () => {
    const gone = destroy(directory());
    const open = openings(created);
    expect(judged(gone, topology(), (some, own) => publicTooLong(some, own, open))).toEqual([]);
    expect(leftBehind([...created, ...gone], directory())).toEqual([]);
  }, LIMIT);
});
