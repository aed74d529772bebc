import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { exampleIn, expectHeadings, expectOpening, readPage, section } from './page';
import { GRADES } from '../../../scripts/rule-stub';
import { RULES } from '../../../src/analysis/rules';
import { alone, judgeTemplates } from '../../support/templates';

/**
 * What the rules say of an example: a template or, as several documents, the stacks of one assembly. A comment heads each with its
 * name and, where that matters, its Region: `# shop in cn-north-1`.
 */
function judgeExample(example: string) {
  return judgeTemplates(...example.split(/^---$/m).map((document) => {
    const [, name = 'shop', region = 'eu-west-1'] = /^\s*# (\S+)(?: in (\S+))?$/m.exec(document) ?? [];
    return { ...alone(parse(document), `${name}.template.json`), assembly: 'example', stackName: name, region };
  }));
}

/** The rules that the constructs throw, too: those whose file a folder above `analysis` imports. */
function thrownRules(): Set<string> {
  const src = join(__dirname, '..', '..', '..', 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const imports = files.flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(/from '[./]+\/analysis\/rules\/\w+\/(sc\d{3})-/g)]);
  return new Set(imports.map(([, id]) => id.toUpperCase()));
}

const THROWN = thrownRules();

describe.each(RULES.map((rule) => [rule.id, rule] as const))('the page of %s', (_id, rule) => {
  const page = readPage(rule);

  test('opens with what the rule says of itself', () => expectOpening(page, rule, GRADES[rule.severity]));
  test('has the headings of every page', () => expectHeadings(page));

  test('says whether the constructs throw it, too', () => {
    const text = section(page, 'What it checks').replace(/\s+/g, ' ');
    expect(/throws? .*at the call, in the same words/.test(text)).toBe(THROWN.has(rule.id));
  });

  test('shows an example that gives the message on the page', () => {
    const messages = judgeExample(exampleIn(page, 'yaml')).filter((found) => found.rule.id === rule.id).map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(section(page, 'Message')).toContain(`> ${message}`);
  });
});
