import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { exampleIn, expectFixes, expectHeadings, expectOpening, passingSources, readPage, section, sourcesIn } from './page';
import { GRADES } from '../../../scripts/rule-stub';
import { readAssembly, TemplateSource } from '../../../src/analysis/reader';
import { RULES } from '../../../src/analysis/rules';
import { runSnippet } from '../../support/snippet';
import { judgeTemplates } from '../../support/templates';

/** The rules that the constructs throw, too: those whose file a folder above `analysis` imports. */
function thrownRules(): Set<string> {
  const src = join(__dirname, '..', '..', '..', 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const imports = files.flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(/from '[./]+\/analysis\/rules\/\w+\/(sc\d{3})-/g)]);
  return new Set(imports.map(([, id]) => id.toUpperCase()));
}

const THROWN = thrownRules();

/** The ids of the rules that find a mistake. */
function mistakesIn(sources: readonly TemplateSource[]): string[] {
  return judgeTemplates(...sources).filter(({ severity }) => severity !== 'info').map((found) => found.rule.id);
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('the page of %s', (_id, rule) => {
  const page = readPage(rule);

  test('opens with what the rule says of itself', () => expectOpening(page, rule, GRADES[rule.severity]));
  test('has the headings of every page', () => expectHeadings(page));

  test('says whether the constructs throw it, too', () => {
    const text = section(page, 'What it checks').replace(/\s+/g, ' ');
    expect(/throws? .*at the call, in the same words/.test(text)).toBe(THROWN.has(rule.id));
  });

  test('shows an example that gives the message on the page', () => {
    const messages = judgeTemplates(...sourcesIn(exampleIn(page, 'yaml'))).filter((found) => found.rule.id === rule.id).map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(section(page, 'Message')).toContain(`> ${message}`);
  });

  test('shows an example that passes: the rule finds nothing, and no other rule finds a new mistake', () => {
    const failing = exampleIn(page, 'yaml');
    const passing = passingSources(failing, exampleIn(page, 'yaml', 'Example that passes'));
    expect(passing).not.toEqual(sourcesIn(failing));
    expect(judgeTemplates(...passing).map((found) => found.rule.id)).not.toContain(rule.id);
    expect(mistakesIn(sourcesIn(failing))).toEqual(expect.arrayContaining(mistakesIn(passing)));
  });

  test('says how to fix it in an app and in a template', () => {
    expectFixes(page, ['CDK', 'CloudFormation']);
  });

  const sample = exampleIn(page, 'ts', 'How to fix');
  if (sample === '') return;

  test('shows a fix of an app that runs and leaves no mistake for any rule to find', () => {
    const assembly = readAssembly(runSnippet(sample).synth().directory).flat();
    expect(judgeTemplates(...assembly).map((found) => found.rule.id)).not.toContain(rule.id);
    expect(mistakesIn(assembly)).toEqual([]);
  });
});
