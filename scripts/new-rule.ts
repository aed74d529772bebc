import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { groupOf, RULE_GROUPS, RuleGroup } from './rule-groups';
import { baseName, casesStub, GRADES, groupIndex, pageStub, sourceStub, StubOf } from './rule-stub';
import { Severity } from '../src/analysis/rules';

const USAGE = 'npm run rule:new <id> <name> [severity [title, in any number of words]]';
const RULES = 'src/analysis/rules';
const TESTS = 'test/analysis/rules';
const CONTRACT = `${TESTS}/contract.ts`;

/** The rows of the contract: ids and their names. */
type Contract = ReadonlyMap<string, string>;

/**
 * Writes the stubs of a new rule below a root and enters it in the index of its group and in the contract.
 *
 * Throws for an id, a name, a severity or a title that a rule cannot have; nothing is written then.
 *
 * @returns what was written and what is left to do
 */
export function newRule(root: string, args: readonly string[]): string {
  const contract = readContract(root);
  const rule = ruleOf(args, contract);
  const source = `${RULES}/${rule.folder}/${baseName(rule)}.ts`;
  const cases = `${TESTS}/${rule.folder}/${baseName(rule)}.cases.ts`;
  const page = `docs/rules/${rule.id}.md`;
  const index = `${RULES}/${rule.folder}/index.ts`;
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);

  write(source, sourceStub(rule));
  write(cases, casesStub(rule));
  write(page, pageStub(rule));
  write(index, groupIndex(rule.folder, sourcesIn(join(root, RULES, rule.folder))));
  write(CONTRACT, withRow(readFileSync(join(root, CONTRACT), 'utf8'), contract, rule));

  return `${rule.id} ${rule.name} is in ${index} and ${CONTRACT}. Replace each TODO in
  1. ${source}: the condition, the message and the fix
  2. ${cases}: what breaks the rule and what only looks like it
  3. ${page}: its example is run and has to give its message
Then
  4. if another rule finds the same mistake, add a line to ${RULES}/precedence.ts and its proof to ${TESTS}/precedence.test.ts
  5. if the AWS page on Service Connect states the rule, add a row to docs/coverage.md; add a line to CHANGELOG.md
  6. npm run docs:rules, and npm run docs:comparison
  7. npx jest --coverage=false ${TESTS} test/docs`;
}

function ruleOf(args: readonly string[], contract: Contract): StubOf {
  if (args.length < 2) throw new Error(`usage: ${USAGE}`);
  const [id, name, severity = 'warning', ...words] = args;
  const { folder } = checkId(id, contract);
  checkName(name, contract);
  if (!isSeverity(severity)) throw new Error(`severity "${severity}" does not exist; use ${Object.keys(GRADES).join(', ')}`);
  const title = words.join(' ') || 'TODO: the rule as a sentence';
  if (!/^[A-Z].*[^.\s]$/.test(title)) throw new Error(`title "${title}" has to begin with a capital and end without a full stop`);
  return { id, name, severity, title, folder };
}

function checkId(id: string, contract: Contract): RuleGroup {
  if (!/^SC\d{3}$/.test(id)) throw new Error(`"${id}" is not the id of a rule; use SC and three digits, such as SC114`);
  const taken = contract.get(id);
  const group = groupOf(id);
  if (!group) throw new Error(`no group has the id ${id}; ${groups()}`);
  if (taken !== undefined) throw new Error(`${id} is taken by ${taken}; the next free id of ${group.folder} is ${nextId(group, contract)}`);
  if (group.folder === 'misuse') {
    throw new Error(`${id} is an id of misuse, which has no cases; add it to a file of ${RULES}/misuse, to ${CONTRACT} and to docs/rules by hand`);
  }
  return group;
}

function checkName(name: string, contract: Contract): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not the name of a rule; use lower-case words with hyphens, such as dns-name-format`);
  const [taken] = [...contract].find(([, other]) => other === name) ?? [];
  if (taken !== undefined) throw new Error(`the name ${name} is taken by ${taken}`);
}

function isSeverity(text: string): text is Severity {
  return Object.hasOwn(GRADES, text);
}

/** The id after the last one of a group: ids are permanent, and a gap may be that of a rule that is gone. */
function nextId({ firstId, lastId }: RuleGroup, contract: Contract): string {
  const last = [...contract.keys()].filter((id) => firstId <= id && id <= lastId).sort().at(-1);
  if (last === lastId) return 'none';
  return last === undefined ? firstId : `SC${String(Number(last.slice(2)) + 1).padStart(3, '0')}`;
}

function groups(): string {
  return RULE_GROUPS.map(({ folder, firstId, lastId }) => `${folder} has ${firstId} to ${lastId}`).join(', ');
}

function readContract(root: string): Contract {
  const rows = readFileSync(join(root, CONTRACT), 'utf8').matchAll(/^ {2}(SC\d{3}): '([^']+)',$/gm);
  return new Map([...rows].map(([, id, name]) => [id, name]));
}

function withRow(text: string, contract: Contract, { id, name }: StubOf): string {
  const rows = [...contract, [id, name]].sort(([a], [b]) => (a < b ? -1 : 1)).map(([each, its]) => `  ${each}: '${its}',\n`);
  return text.replace(/= \{\n[^}]*\};/, () => `= {\n${rows.join('')}};`);
}

/** Names of the sources of a group, without their extension. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder).filter((file) => /^sc\d{3}-.*\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, '')).sort();
}

if (require.main === module) {
  try {
    console.log(newRule(join(__dirname, '..'), process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
