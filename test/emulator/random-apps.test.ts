import { deploy, describeDeployed, destroy, differences } from './emulator';
import { deployed, leftBehind, openings, publicTooEarly, publicTooLong, tooEarly, topologyOf, unresolved } from './judge';
import { Operation } from './operations';
import { deployableApps } from '../properties/deployable';
import { once } from '../support/once';

const LIMIT = 1_800_000;

(process.env.EMULATE_ALL ? describeDeployed : describe.skip)('30 random applications', () => {
  const directory = once(() => deployableApps().synth().directory);
  const topology = once(() => topologyOf(directory()));
  let created: Operation[];

  // The validator of each application prints its warnings.
  beforeAll(() => void jest.spyOn(console, 'error').mockImplementation());

  test('are deployed: servers before clients, public last, and every client dials what it connects to', () => {
    created = deploy(directory());
    const { services, connections } = topology();
    process.stdout.write(`30 random applications: ${services.length} services, ${connections.length} connections are deployed\n`);
    expect(connections.length).toBeGreaterThan(30);
    expect(deployed(created)).toEqual(services.map(({ id }) => id).sort());
    expect([tooEarly, publicTooEarly].flatMap((judge) => judge(created, topology()))).toEqual([]);
    const elsewhere = new Set(connections.filter(({ server }) => server === null).map(({ client, target }) => `${client} cannot dial ${target}`));
    expect(unresolved(created, topology()).filter((each) => !elsewhere.has(each))).toEqual([]);
  }, LIMIT);

  test('differ in nothing after that, and nothing is done when they are deployed again', () => {
    expect(differences(directory())).toBe(0);
    expect(deploy(directory())).toEqual([]);
  }, LIMIT);

  test('are deleted: public first, and nothing is left', () => {
    const gone = destroy(directory());
    expect(publicTooLong(gone, topology(), openings(created))).toEqual([]);
    expect(leftBehind([...created, ...gone], directory())).toEqual([]);
  }, LIMIT);
});
