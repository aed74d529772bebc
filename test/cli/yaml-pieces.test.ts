import { parseYaml } from '../../src/cli/input/yaml-document';
import { inPieces } from '../../src/cli/input/yaml-pieces';

/** A resource in a form of its own, by its number. */
const FORMS: readonly ((i: number) => string)[] = [
  (i) => `  R${i}:\n    Type: A::B::C # why\n    Properties:\n      Name: !Sub '\${AWS::Region}-${i}'\n      List: [1, 0x10, yes, ~, 012]\n`,
  (i) => `  R${i}: !Transform\n    Name: x\n    Items:\n    - !Ref R1\n    - { a: !GetAtt R2.Arn, b: "q" }\n`,
  (i) => `\n  # a comment before the next one\n  'R${i}': { Type: X, Properties: { Text: "two\n    lines" } }\n  # and one after\n`,
  (i) => `  ? R${i}\n  : Type: X\n    Text: |\n      &no anchor\n\n      *no alias\n    More: >-\n      folded\n      text\n`,
  (i) => `  R${i}: text\n`,
  (i) => `  R${i}:\n  - a\n  -   b: 1\n      c: 2\n`,
];
const resources = (count: number) => Array.from({ length: count }, (_, i) => FORMS[i % FORMS.length](i)).join('');
const template = (count: number) => `Parameters:\n  P: {Type: String}\nResources:\n${resources(count)}Outputs:\n  O:\n    Value: !Ref R1\n`;

/** A line that makes the text be read as a whole, and no other line move. */
const whole = (text: string) => `Metadata: &x far reaching\n${text}`;
const inOne = (text: string) => `Metadata: far reaching\n${text}`;

/** Every path of a value. */
function* pathsOf(value: unknown, path: readonly string[] = []): Iterable<readonly string[]> {
  yield path;
  if (typeof value === 'object' && value !== null) for (const [key, below] of Object.entries(value)) yield* pathsOf(below, [...path, key]);
}

test.each([0, 1, 5, 9, 10, 11, 17, 60, 200])('%i resources have the same values and lines, read in pieces and as a whole', (count) => {
  const [pieces, all] = [parseYaml('a.yaml', inOne(template(count))), parseYaml('a.yaml', whole(template(count)))];
  expect(JSON.stringify(pieces.body)).toBe(JSON.stringify(all.body));
  for (const path of pathsOf(pieces.body)) expect([path, pieces.lineOf(path)]).toEqual([path, all.lineOf(path)]);
});

test('what holds for other parts, and what is wrong, is read as a whole', () => {
  const compose = () => { throw new Error('nothing is composed'); };
  for (const text of ['%YAML 1.2\n---\na: 1\n', 'a: &b 1\n', 'a: *b\n']) expect(inPieces(text, compose)).toBeUndefined();
  const wrong = (text: string) => () => parseYaml('a.yaml', text);
  expect(wrong(`${template(100).replace('Outputs:', '  R7: again\nOutputs:')}`)).toThrow('key "R7" stands twice');
  expect(wrong(template(100).replace('Type: A::B::C', 'Type: A\n    Type: B'))).toThrow('line 6: key "Type" stands twice');
  expect(wrong(template(100).replace("'R2':", "'R2"))).toThrow('a.yaml: is not valid YAML at line');
  expect(wrong(`${template(100)}---\na: 1\n`)).toThrow('holds several YAML documents');
  expect(wrong(template(100).replace('R4: text', `R4: ${'['.repeat(300)}${']'.repeat(300)}`))).toThrow('nested deeper than 200 levels');
});
