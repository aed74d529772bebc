import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { MUTATED_FOLDERS } from '../projenrc/mutated-folders';
import { EQUIVALENT_MUTANTS } from '../scripts/mutation/equivalent-mutants';
import { draw, Mutant } from '../scripts/mutation/mutants';

const ROOT = join(__dirname, '..');

/** So many mutants of one file, a line each. */
const mutants = (count: number, firstLine = 1): Mutant[] => Array.from({ length: count }, (_, i) => ({
  file: 'src/a.ts', start: { line: firstLine + i, column: 0 }, end: { line: firstLine + i, column: 5 }, mutator: 'EqualityOperator', code: `if (a < ${i % 50}) {`, original: `a < ${i % 50}`, replacement: `a <= ${i % 50}`,
}));
const drawn = (seed: number, of = mutants(100)) => draw(of, 10, seed).map(({ start }) => start.line).sort();

test('one seed draws the same mutants, another one others', () => {
  expect(drawn(1)).toHaveLength(10);
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(2)).not.toEqual(drawn(1));
});

test('all are drawn if there are fewer, each once', () => {
  expect(new Set(draw(mutants(100), 200, 1)).size).toBe(100);
});

test('an edit above does not change the draw', () => {
  expect(draw(mutants(100, 8), 10, 1).map(({ start }) => start.line - 7).sort()).toEqual(drawn(1));
});

test('a new mutant takes the place of one at most', () => {
  const more = [...mutants(100), ...mutants(1, 500).map((mutant) => ({ ...mutant, original: 'a < 99' }))];
  expect(drawn(1, more).filter((line) => !drawn(1).includes(line)).length).toBeLessThanOrEqual(1);
});

test.each(MUTATED_FOLDERS)('$source is there, with its tests', ({ source, tests }) => {
  for (const path of [`src/${source}`, ...tests.map((name) => `test/${name}`)]) expect(existsSync(join(ROOT, path))).toBe(true);
});

test('the mutants that are called equivalent are about code that is there, and have a reason', () => {
  for (const { file, code, original, replacement, reason } of EQUIVALENT_MUTANTS) {
    expect(MUTATED_FOLDERS.some(({ source }) => file.startsWith(`src/${source}/`))).toBe(true);
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(original);
    expect(readFileSync(join(ROOT, file), 'utf8').split('\n').map((line) => line.trim())).toContain(code);
    expect(code).toContain(original.split('\n')[0].trim());
    expect(replacement).not.toBe(original);
    expect(reason).toMatch(/ .* /);
  }
});
