import { Problem } from '../../../../src/analysis/rules';
import { ingressCollisionProblem } from '../../../../src/analysis/rules/ports/sc107-ingress-port-collision';
import { APP_WORDS, say } from '../../../../src/analysis/rules/words';

const catalog = { name: 'catalog', containerPort: 8080 };
const admin = { name: 'admin', containerPort: 9090 };
const messageOf = (problem: Problem | undefined) => say(problem!.message, APP_WORDS);

test('names the first collision with a container port', () => {
  expect(messageOf(ingressCollisionProblem([{ ...catalog, ingressPortOverride: 9090 }, { ...admin, ingressPortOverride: 8080 }])))
    .toBe('ingressPortOverride of "catalog" is 9090, as is the containerPort of "admin"; each needs its own port');
});

test('names the first collision of two overrides', () => {
  expect(messageOf(ingressCollisionProblem([{ ...catalog, ingressPortOverride: 10000 }, { ...admin, ingressPortOverride: 10000 }])))
    .toBe('ingressPortOverride of "admin" is 10000, as is the ingressPortOverride of "catalog"; each needs its own port');
});

test.each([
  ['no entries', []],
  ['entries without an override', [catalog, admin]],
  ['an override that is the entry\'s own container port', [{ ...catalog, ingressPortOverride: 8080 }, admin]],
  ['an override next to entries whose container port is not known', [{ name: 'catalog', ingressPortOverride: 9090 }, { name: 'admin' }]],
])('finds nothing in %s', (_on, entries) => {
  expect(ingressCollisionProblem(entries)).toBeUndefined();
});
