import fc from 'fast-check';
import { hold } from './properties';
import { shapes } from './shape';

const RUNS = 200;
const SEED = 20261129;

// The validator of each application prints its warnings.
beforeAll(() => void jest.spyOn(console, 'error').mockImplementation());

test('random applications are refused with an id, or hold', () => {
  const seen = { services: 0, calls: 0, refusals: new Map<string, number>() };
  fc.assert(fc.property(shapes, (shape) => {
    const { services, accepted, refusals } = hold(shape);
    seen.services += services.filter(Boolean).length;
    seen.calls += accepted.calls.length;
    for (const id of refusals) seen.refusals.set(id, (seen.refusals.get(id) ?? 0) + 1);
  }), { numRuns: RUNS, seed: SEED });
  const refused = [...seen.refusals].sort().map(([id, n]) => `${n} ${id}`).join(', ');
  process.stdout.write(`${RUNS} random applications: ${seen.services} services, ${seen.calls} calls, refused: ${refused}\n`);
  // A generator of which everything is refused would prove nothing.
  expect(seen.calls).toBeGreaterThan(RUNS);
  expect(seen.refusals.size).toBeGreaterThan(3);
}, 600_000);
