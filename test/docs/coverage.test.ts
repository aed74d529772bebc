import { readFileSync } from 'fs';
import { join } from 'path';
import { linkFaults, rowFaults, ruleFaults, testFaults } from './coverage-page/faults';
import { PAGE_REGIONS } from './coverage-page/regions';
import { rowsOf } from './coverage-page/rows';
import { titlesIn } from './coverage-page/titles';
import { RULES } from '../../src/analysis/rules';
import { MISUSES } from '../../src/analysis/rules/misuse';
import { REGIONS_WITHOUT } from '../../src/analysis/rules/platform/regions';
import { COMPONENTS_PAGE } from '../../src/analysis/rules/sources';
import { tlsRegionProblem } from '../../src/analysis/rules/tls/sc706-tls-china';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'coverage.md'), 'utf8');
const ALL = [...RULES, ...MISUSES];

describe('the coverage of the AWS page', () => {
  test('has rows, each with a unique id, a kind and an explanation', () => expect(rowFaults(PAGE)).toEqual([]));
  test('names rules that exist, with their pages and cases', () => expect(ruleFaults(PAGE)).toEqual([]));
  test('links to pages that exist, and quotes them exactly', () => expect(linkFaults(PAGE)).toEqual([]));
  test('cites tests that exist', () => expect(testFaults(PAGE)).toEqual([]));

  test('names every rule that rests on that page', () => {
    const named = new Set(rowsOf(PAGE).flatMap(({ rules }) => rules));
    expect(ALL.filter(({ source }) => source === COMPONENTS_PAGE).map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });

  test('lists the severity of each rule that departs from it', () => {
    const table = PAGE.split('\n## Where the rules depart from the page\n')[1].split('\n## ')[0];
    const departures = [...table.matchAll(/^\| \[(SC\d{3})\]\(rules\/\1\.md\) \| (\w+) \|/gm)].map(([, id, severity]) => [id, severity]);
    expect(departures.length).toBeGreaterThan(0);
    expect(departures).toEqual(departures.map(([id]) => [id, ALL.find((rule) => rule.id === id)?.severity]));
  });
});

describe('the Regions of the page', () => {
  test('are accepted by the rule about Regions', () => {
    expect(PAGE_REGIONS).toHaveLength(31);
    expect(PAGE_REGIONS.filter(({ code }) => REGIONS_WITHOUT.has(code))).toEqual([]);
  });

  test('have TLS if the rule says so', () => {
    for (const { code, withoutTls = false } of PAGE_REGIONS) expect([code, tlsRegionProblem(code) !== undefined]).toEqual([code, withoutTls]);
  });
});

describe('the check of the page', () => {
  const CASES = '[SC401](../test/analysis/rules/task/sc401-task-memory-required.cases.ts)';
  const ROW = '| **P1** A statement | construct, rule, documentation | [SC401](rules/SC401.md), [rollback](guides/redeploy.md#rollback) '
    + `“its former service revision” | [waves](../test/analysis/graph/waves.test.ts) \`is empty without nodes\`; cases of ${CASES} |`;
  const page = (...rows: string[]) => ['# Coverage', '', '| The page says | Kind | How | Held by |', '|---|---|---|---|', ...rows, '', 'The end.'].join('\n');
  const faultsOf = (text: string) => [rowFaults, ruleFaults, linkFaults, testFaults].flatMap((find) => find(text));

  test('accepts a correct row', () => expect(faultsOf(page(ROW))).toEqual([]));

  test('finds a page without rows', () => {
    expect(faultsOf(page())).toEqual(['the page has no rows']);
    expect(faultsOf('# Coverage')).toEqual(['the page has no rows']);
  });

  test('finds a duplicate id', () => expect(faultsOf(page(ROW, ROW))).toEqual(['P1 is there twice']));

  test('accepts only rows of kind not observable without tests', () => {
    const bare = '| **P1** A statement | not observable | it shows at run time |  |';
    expect(faultsOf(page(bare))).toEqual([]);
    expect(faultsOf(page(bare.replace('not observable', 'construct')))).toEqual(['P1 is held by no test']);
  });

  test.each([
    ['a row without an id', '**P1** ', '', ['row 1 has no id and statement, such as "**P12** …"']],
    ['a row without a statement', ' A statement', '', ['row 1 has no id and statement, such as "**P12** …"']],
    ['a row with a cell too many', '| construct', '| more | construct', ['P1 has 5 cells']],
    ['an unknown kind', 'construct,', 'magic,', ['P1 has the unknown kind "magic"']],
    ['a row without a kind', 'construct, rule, documentation', '', ['P1 has the unknown kind ""']],
    ['an unknown rule', 'SC401', 'SC499', ['P1 names SC499, which is no rule']],
    ['a rule without a link to its page', '[SC401](rules/SC401.md)', 'SC401', ['P1 does not link SC401 to its page']],
    ['a rule without its cases', ` cases of ${CASES}`, '', ['P1 does not link the cases of SC401']],
    ['a rule in a row of another kind', ', rule', '', ['P1 is of kind rule if, and only if, it names one']],
    ['missing cases', 'required.cases', 'wanted.cases', ['which is not there']],
    ['a missing file', 'redeploy.md', 'redeployed.md', ['guides/redeployed.md is not there']],
    ['a missing heading', '#rollback', '#roll-back', ['guides/redeploy.md#roll-back is no heading']],
    ['a wrong quotation', 'former', 'latter', ['guides/redeploy.md#rollback does not say "its latter service revision"']],
    ['a quotation from another section', '#rollback', '#what-the-library-does', ['does not say "its former service revision"']],
    ['documentation without a quotation', ' “its former service revision”', '', ['P1 quotes no documentation']],
    ['a missing test', 'is empty without nodes', 'is empty', ['P1 cites "is empty", which is no test of ../test/analysis/graph/waves.test.ts']],
    ['a file without the title of a test', ' `is empty without nodes`', '', ['P1 cites no test of ../test/analysis/graph/waves.test.ts']],
    ['a file that holds no tests', 'waves.test.ts', 'random-graph.ts', ['P1 cites ../test/analysis/graph/random-graph.ts, which holds no tests']],
  ])('finds %s', (_what, right, wrong, faults) => {
    expect(ROW).toContain(right);
    const found = faultsOf(page(ROW.replace(right, wrong)));
    for (const fault of faults) expect(found).toContainEqual(expect.stringContaining(fault));
  });
});

describe('the titles of a file', () => {
  const titles = (code: string) => [...titlesIn(code)];

  test('are those of tests and describes, alone and after the names around them', () => {
    expect(titles('describe("a", () => { test(`b`, () => {}); it(\'c\\\'s\', f); }); other("d");')).toEqual(['a', 'a › b', 'b', 'a › c\'s', 'c\'s']);
  });

  test('are filled from literal tables', () => {
    expect(titles('const ROWS = [["x", 1], ["y", z]] as const; test.each(ROWS)("%s is %d", f);')).toEqual(['%s is %d', 'x is 1', 'y is %d']);
    expect(titles('describe.each<T>([0, "a"])("at %s", () => { test("b", f); });')).toEqual(['at %s', 'at %s › b', 'b', 'at 0', 'at 0 › b', 'at a', 'at a › b']);
    expect(titles('test.each(others())("%s", f);')).toEqual(['%s']);
  });

  test('leave out skipped tests and names that are not literals', () => {
    expect(titles('describe.skip("a", () => { test("b", f); }); test.skip("c", f); it.skip.each([1])("d %d", f); test.todo("e"); test(name, f);')).toEqual([]);
  });
});
