import { spawnSync } from 'child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as ts from 'typescript';
import { missingCases, openWork } from './open-work';
import { expectHeadings } from './page';
import { RuleCases } from './rule-cases';
import { newRule } from '../../../scripts/new-rule';
import { Rule } from '../../../src/analysis/rules';

const ROOT = join(__dirname, '..', '..', '..');
/** What the script reads and writes, what its files import, and what checks them. */
const COPIED = ['src/analysis', 'test/analysis/rules', 'test/support', 'test/tsconfig.json', 'docs/rules', 'tsconfig.json', '.eslintrc.json'];
const CONTRACT = 'test/analysis/rules/contract.ts';
const SOURCE = 'src/analysis/rules/ports/sc199-reserved-port.ts';
const CASES = 'test/analysis/rules/ports/sc199-reserved-port.cases.ts';
const INDEX = 'src/analysis/rules/ports/index.ts';
const PAGE = 'docs/rules/SC199.md';

const STUBS = [SOURCE, INDEX, CASES];

/** The rules of lint that read all of the project: most of the time of lint, and nothing to find in a stub. */
const WIDE_RULES = ['@typescript-eslint/no-floating-promises', '@typescript-eslint/return-await', 'import/no-unused-modules'];
/** Milliseconds. */
const TIMEOUT = 60_000;

const copy = mkdtempSync(join(tmpdir(), 'new-rule-'));
const read = (file: string) => readFileSync(join(copy, file), 'utf8');

/** The options with which the tests are compiled. */
function compilerOptions(): ts.CompilerOptions {
  const file = join(ROOT, 'test', 'tsconfig.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(String(messageText));
    },
  });
  return parsed!.options;
}

beforeAll(() => {
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('refuses', () => {
  test.each([
    ['too few arguments', ['SC199'], 'usage: npm run rule:new <id> <name>'],
    ['an id in lower case', ['sc199', 'reserved-port'], '"sc199" is not the id of a rule; use SC and three digits'],
    ['an id of four digits', ['SC1999', 'reserved-port'], '"SC1999" is not the id of a rule'],
    ['an id of no group', ['SC901', 'reserved-port'], 'no group has the id SC901; misuse has SC001 to SC099, ports has SC101 to SC199'],
    ['an id of misuse', ['SC099', 'reserved-port'], 'SC099 is an id of misuse, which has no cases'],
    ['an id that is taken', ['SC204', 'reserved-port'], 'SC204 is taken by dns-name-format; the next free id of naming is SC209'],
    ['a name that is taken', ['SC199', 'dns-name-format'], 'the name dns-name-format is taken by SC204'],
    ['a name with capitals', ['SC199', 'ReservedPort'], '"ReservedPort" is not the name of a rule; use lower-case words'],
    ['a path as a name', ['SC199', '../reserved-port'], '"../reserved-port" is not the name of a rule'],
    ['an unknown severity', ['SC199', 'reserved-port', 'fatal'], 'severity "fatal" does not exist; use error, warning, info'],
    ['a title with a full stop', ['SC199', 'reserved-port', 'error', 'A sentence.'], 'title "A sentence." has to begin with a capital'],
  ])('%s', (_what, args, message) => {
    expect(() => newRule(copy, args)).toThrow(message);
    expect(read(CONTRACT)).toBe(readFileSync(join(ROOT, CONTRACT), 'utf8'));
    expect(existsSync(join(copy, SOURCE))).toBe(false);
  });
});

describe('the stubs of a new rule', () => {
  let report: string;
  let before: string[];

  beforeAll(() => {
    before = openWork(copy);
    report = newRule(copy, ['SC199', 'reserved-port', 'error', 'A', 'port', "isn't", 'reserved']);
  });

  test('are the files that the report names', () => {
    for (const file of [SOURCE, CASES, PAGE, INDEX, CONTRACT]) {
      expect(report).toContain(file);
      expect(existsSync(join(copy, file))).toBe(true);
    }
  });

  test('are entered in the contract and in the index of the group, by id', () => {
    expect(read(CONTRACT)).toBe(readFileSync(join(ROOT, CONTRACT), 'utf8').replace(/^ {2}SC201/m, "  SC199: 'reserved-port',\n  SC201"));
    const { PORTS_RULES: rules } = jest.requireActual<{ PORTS_RULES: readonly Rule[] }>(join(copy, INDEX));
    expect(rules.at(-1)).toMatchObject({ id: 'SC199', name: 'reserved-port', severity: 'error', title: "A port isn't reserved" });
  });

  test('compile', () => {
    const program = ts.createProgram(STUBS.map((file) => join(copy, file)), { ...compilerOptions(), rootDir: copy, skipLibCheck: true });
    const found = STUBS.map((file) => program.getSourceFile(join(copy, file))!)
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  }, TIMEOUT);

  test('pass lint', () => {
    const args = ['--max-warnings=0', '--parser-options=projectService:false', ...WIDE_RULES.flatMap((rule) => ['--rule', `${rule}: off`]), ...STUBS];
    const { status, stdout } = spawnSync(join(ROOT, 'node_modules', '.bin', 'eslint'), args, {
      cwd: copy, encoding: 'utf8', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false' },
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  }, TIMEOUT);

  test('are found unfinished: each TODO with its place, and the cases that are missing', () => {
    const found = openWork(copy).filter((line) => !before.includes(line));
    expect(found).toContain(`${SOURCE}:9: source: 'TODO: the AWS page or the thread that proves the rule',`);
    for (const file of [SOURCE, CASES, PAGE]) {
      expect(found.filter((line) => line.startsWith(`${file}:`))).toHaveLength(read(file).split('TODO').length - 1);
    }
    const { cases } = jest.requireActual<{ cases: RuleCases }>(join(copy, CASES));
    expect(missingCases(cases)).toEqual([
      'SC199 needs at least one violation: a change that breaks the rule',
      'SC199 needs at least one silent case: a value that exists only at deployment, a boundary',
    ]);
  });

  test('have a page with the headings of every page', () => {
    expect(read(PAGE)).toMatch(/^# SC199 reserved-port\n\n\*\*A port isn't reserved\.\*\* Error\.\n/);
    expectHeadings(read(PAGE));
  });

  test('take the id and the name', () => {
    expect(() => newRule(copy, ['SC199', 'other'])).toThrow('SC199 is taken by reserved-port; the next free id of ports is none');
    expect(() => newRule(copy, ['SC299', 'reserved-port'])).toThrow('the name reserved-port is taken by SC199');
  });
});

test('without a title, the stub asks for one', () => {
  newRule(copy, ['SC299', 'other-name']);
  expect(openWork(copy)).toContain("src/analysis/rules/naming/sc299-other-name.ts:7: title: 'TODO: the rule as a sentence',");
});
