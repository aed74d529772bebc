import { readFileSync, existsSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { RULES, RuleInfo } from '../../src/rules';
import { judgeTemplate } from '../support/templates';

const HEADINGS = ['What it checks', 'Why', 'Example that fails', 'Message', 'How to fix', 'When to acknowledge', 'Limits'];
const GRADES = { error: 'Error', warning: 'Warning', info: 'Information' };

const fileOf = ({ id }: RuleInfo) => join(__dirname, '..', '..', 'docs', 'rules', `${id}.md`);

/** The text below a heading of the page. */
function section(page: string, heading: string): string {
  return page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0].trim() ?? '';
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('the page of %s', (_id, rule) => {
  const page = existsSync(fileOf(rule)) ? readFileSync(fileOf(rule), 'utf8') : '';

  test('opens with what the rule says of itself', () => {
    expect(page.split('\n')[0]).toBe(`# ${rule.id} ${rule.name}`);
    expect(page.split('\n')[2]).toContain(`**${rule.title}.**`);
    expect(page.split('\n')[2]).toContain(` ${GRADES[rule.severity]}`);
    expect(page).toContain(rule.source);
  });

  test('has the headings of every page', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    for (const heading of HEADINGS) expect(section(page, heading)).not.toBe('');
  });

  test('shows an example that gives the message on the page', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(section(page, 'Example that fails'))?.[1] ?? '';
    const messages = judgeTemplate(parse(example)).filter((found) => found.rule.id === rule.id).map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(section(page, 'Message')).toContain(`> ${message}`);
  });
});
