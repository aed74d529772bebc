import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { exampleIn, expectHeadings, expectOpening, readPage, section, sourcesIn, withFix } from './page';
import { GRADES } from '../../../scripts/rule-stub';
import { TemplateSource } from '../../../src/analysis/reader';
import { RULES } from '../../../src/analysis/rules';
import { judgeTemplates } from '../../support/templates';

/** The rules that the constructs throw, too: those whose file a folder above `analysis` imports. */
function thrownRules(): Set<string> {
  const src = join(__dirname, '..', '..', '..', 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const imports = files.flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(/from '[./]+\/analysis\/rules\/\w+\/(sc\d{3})-/g)]);
  return new Set(imports.map(([, id]) => id.toUpperCase()));
}

const THROWN = thrownRules();

/** Rules whose pages say the fix in words alone: their examples are several stacks, or the fix is in another place. */
const WORDS_ONLY: readonly string[] = ['SC606', 'SC805', 'SC808'];

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

  test('shows what changes in the example, and then the rule and all others find no new mistake', () => {
    const part = exampleIn(page, 'yaml', 'How to fix');
    if (part === '') return expect(WORDS_ONLY).toContain(rule.id);
    expect(WORDS_ONLY).not.toContain(rule.id);
    const sources = sourcesIn(exampleIn(page, 'yaml'));
    expect(sources).toHaveLength(1);
    const idsOf = (...templates: TemplateSource[]) => judgeTemplates(...templates).filter(({ severity }) => severity !== 'info').map((found) => found.rule.id);
    const fixed = { ...sources[0], body: withFix(sources[0].body, parse(part)) };
    expect(judgeTemplates(fixed).map((found) => found.rule.id)).not.toContain(rule.id);
    expect(idsOf(...sources)).toEqual(expect.arrayContaining(idsOf(fixed)));
  });
});
