import { readFileSync } from 'fs';
import { join } from 'path';
import { allPages, readPage, ROOT } from './pages';

interface Task {
  readonly steps?: readonly { readonly spawn?: string }[];
}

const { tasks } = JSON.parse(readFileSync(join(ROOT, '.projen', 'tasks.json'), 'utf8')) as { tasks: Record<string, Task> };

/** The tasks of this repository that a page names. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/\b(?:npm run|npx projen) ([\w:-]+)/g)].map(([, name]) => name);
}

test.each(['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'])('%s names tasks that exist', (path) => {
  expect(commandsIn(readPage(path).text).filter((name) => !(name in tasks))).toEqual([]);
});

test('CONTRIBUTING.md names every check that npm test and test:all run, in their order', () => {
  const checks = [...new Set(['test', 'test:all'].flatMap((name) => tasks[name].steps!.flatMap(({ spawn }) => spawn ?? [])))];
  const table = readPage('CONTRIBUTING.md').text.split('\n## Checks\n')[1].split('While you work')[0];
  expect(commandsIn(table).filter((name) => checks.includes(name))).toEqual(checks);
});

describe('records of decisions', () => {
  const records = allPages().filter(({ path }) => /^docs\/adr\/\d{4}-/.test(path));
  const index = readPage('docs/adr/README.md').text;

  test('are numbered without a gap', () => {
    expect(records.map(({ path }) => Number(/\d{4}/.exec(path)![0]))).toEqual(records.map((_record, i) => i + 1));
  });

  test.each(records.map(({ path, text }) => [path, text] as const))('%s has the common form, and a line in the index', (path, text) => {
    const [file] = path.split('/').slice(-1);
    const [, title] = /^# \d+\. (.*)$/m.exec(text)!;
    expect(text).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `));
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Status', 'Context', 'Decision', 'Consequences']);
    expect(index).toContain(`| [${Number(file.slice(0, 4))}](${file}) | ${title} |`);
    expect(text.split('\n').length).toBeLessThan(60);
  });
});
