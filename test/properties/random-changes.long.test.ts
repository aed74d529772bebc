import { rmSync } from 'fs';
import fc from 'fast-check';
import { build } from './build';
import { holdUnderChange } from './change-property';
import { draws } from './changes';
import { shapes } from './shape';

const RUNS = 100;
const SEED = 20261129;

// The validator of each application prints its warnings.
beforeAll(() => void jest.spyOn(console, 'error').mockImplementation());

test('a random change is refused with an id, or touches only what it explains', () => {
  const [held, refused] = [new Map<string, number>(), new Map<string, number>()];
  let resources = 0;
  fc.assert(fc.property(shapes, draws, (shape, draw) => {
    const before = build(shape);
    const compared = holdUnderChange(before, draw);
    rmSync(before.assembly.directory, { recursive: true });
    const counts = compared.resources > 0 ? held : refused;
    counts.set(compared.kind, (counts.get(compared.kind) ?? 0) + 1);
    resources += compared.resources;
  }), { numRuns: RUNS, seed: SEED });
  const list = (counts: ReadonlyMap<string, number>) => [...counts].sort().map(([kind, n]) => `${n} ${kind}`).join(', ');
  process.stdout.write(`${RUNS} random changes, ${resources} resources compared: ${list(held)}; refused: ${list(refused)}\n`);
  // Changes of which most are refused would prove nothing.
  expect(held.size).toBeGreaterThan(8);
  expect([...held.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(RUNS / 2);
}, 600_000);

const SERVICE = { kind: 'fargate', shared: false, enabled: true } as const;
const ENDPOINTS = [{ protocol: 'http', tls: false }] as const;

test('a connection that turns the order of two stacks round moves the rule and the redeployment of another one', () => {
  const before = build({
    stacks: ['app', 'app'],
    services: [
      { ...SERVICE, stack: 1, endpoints: [] }, { ...SERVICE, stack: 2, endpoints: ENDPOINTS }, { ...SERVICE, stack: 1, endpoints: [] },
    ],
    calls: [{ client: 0, server: 1, endpoint: 0, redeployAfter: true, url: false }],
    imports: [],
  });
  const draw = { one: 1, other: 0, service: { ...SERVICE, stack: 0, endpoints: [] }, call: { endpoint: 0, redeployAfter: false, url: false } };
  const compared = Array.from({ length: 12 }, (_, kind) => holdUnderChange(before, { ...draw, kind }));
  rmSync(before.assembly.directory, { recursive: true });
  expect(compared.find(({ kind }) => kind === 'peer')?.resources).toBeGreaterThan(0);
});
