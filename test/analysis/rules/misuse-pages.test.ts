import { exampleIn, expectFixes, expectHeadings, expectOpening, readPage, section } from './page';
import { PAGE_HEADINGS } from '../../../scripts/rule-stub';
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

/** Rules whose pages do not show yet an example that passes. */
const WITHOUT_PASSING: readonly string[] = [
  'SC001', 'SC002', 'SC003', 'SC004', 'SC005', 'SC006', 'SC007', 'SC008', 'SC009', 'SC010', 'SC011', 'SC012', 'SC013', 'SC014', 'SC015', 'SC016', 'SC017',
  'SC018', 'SC019', 'SC020', 'SC021', 'SC022', 'SC023', 'SC024', 'SC025', 'SC026', 'SC027', 'SC028', 'SC029', 'SC030', 'SC031', 'SC032', 'SC033', 'SC040',
];

describe.each(MISUSES.map((rule) => [rule.id, rule] as const))('the page of %s', (_id, rule) => {
  const page = readPage(rule);

  test('opens with what the rule says of itself', () => expectOpening(page, rule, 'Error; thrown at the call.'));
  test('has the headings of every page', () => {
    expectHeadings(page, PAGE_HEADINGS.filter((heading) => heading !== 'Example that passes' || !WITHOUT_PASSING.includes(rule.id)));
  });

  test('shows an example that is refused with the message on the page', () => {
    expect(`> ${refusalOf(rule, exampleIn(page, 'ts'))}`).toBe(section(page, 'Message'));
  });

  test('shows an example that passes', () => {
    const passing = exampleIn(page, 'ts', 'Example that passes');
    expect(passing === '').toBe(WITHOUT_PASSING.includes(rule.id));
    expect(refusalOf(rule, passing)).toBe('nothing was thrown');
  });

  test('says how to fix it in an app', () => expectFixes(page, ['CDK']));
});
