import { freeName, nearestName, NAME_PATTERN } from '../../../../src/analysis/rules/naming/name-pattern';

test.each(['a', '0', '_', '_a', 'a-b_c', 'a-', 'a'.repeat(64)])('ECS takes %j', (name) => expect(name).toMatch(NAME_PATTERN));
test.each(['', '-a', 'A', 'a.b', 'a b', 'a\n', 'ä', 'a'.repeat(65)])('ECS does not take %j', (name) => expect(name).not.toMatch(NAME_PATTERN));

test.each<[string, string | undefined]>([
  ['Catalog', 'catalog'],
  ['my  catalog!v2', 'my-catalog-v2'],
  ['--catalog--', 'catalog'],
  ['..catalog..', 'catalog'],
  ['my_catalog', 'my_catalog'],
  ['a'.repeat(70), 'a'.repeat(63)],
  [`${'a'.repeat(62)}--b`, 'a'.repeat(62)],
  ['', undefined],
  ['---', undefined],
  ['_', undefined],
  ['Ä', undefined],
])('the name that is closest to %j is %j', (name, near) => {
  expect(nearestName(name)).toBe(near);
});

test('a free name has the first number that is not taken', () => {
  expect(freeName('catalog', new Set())).toBe('catalog-2');
  expect(freeName('catalog', new Set(['catalog-2', 'catalog-3']))).toBe('catalog-4');
  expect(freeName('a'.repeat(63), new Set())).toBe(`${'a'.repeat(61)}-2`);
});
