import { exampleIn, expectFixes, expectHeadings, expectOpening, readPage, section } from './page';
import { RuleInfo } from '../../../src/analysis/rules';
import { MISUSES } from '../../../src/analysis/rules/misuse';
import { runSnippet } from '../../support/snippet';

/** What an example is told: the text between the name of the rule and the path of the construct. */
function refusalOf(rule: RuleInfo, example: string): string {
  try {
    runSnippet(example);
  } catch (error) {
    const { message } = error as Error;
    const opening = `${rule.id} ${rule.name}: `;
    if (!message.startsWith(opening)) throw error;
    return message.slice(opening.length).split('\n')[0].replace(/ \[[^\]]+\]$/, '');
  }
  return 'nothing was thrown';
}

describe.each(MISUSES.map((rule) => [rule.id, rule] as const))('the page of %s', (_id, rule) => {
  const page = readPage(rule);

  test('opens with what the rule says of itself', () => expectOpening(page, rule, 'Error; thrown at the call.'));
  test('has the headings of every page', () => expectHeadings(page));

  test('shows an example that is refused with the message on the page', () => {
    expect(`> ${refusalOf(rule, exampleIn(page, 'ts'))}`).toBe(section(page, 'Message'));
  });

  test('shows an example that passes', () => {
    const passing = exampleIn(page, 'ts', 'Example that passes');
    expect(passing).toContain('cdk-ecs-service-connect');
    expect(refusalOf(rule, passing)).toBe('nothing was thrown');
  });

  test('says how to fix it in an app', () => expectFixes(page, ['CDK']));
});
