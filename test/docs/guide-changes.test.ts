import { join } from 'path';
import { readPage } from './pages';
import { blocksIn, changed, codeOf, synthesise } from './pasted-app';
import { reportOf, unannounced } from '../../scripts/guides/complaints';
import { guideNames } from '../../scripts/guides/guide';
import { cli, scratch } from '../cli/support/cli';

const { write, path: folder } = scratch();
const textOf = (guide: string) => readPage(join('docs', 'guides', `${guide}.md`)).text;

/** Guides that change their app, with the changes in order. */
const CHANGING = guideNames().map((name) => [name, blocksIn(textOf(name), 'diff')] as const).filter(([, diffs]) => diffs.length > 0);

test('guides change their apps', () => expect(CHANGING.length).toBeGreaterThan(3));

test.each(CHANGING)('each change of the guide %s, made in order, gives an app without complaints', (name, diffs) => {
  diffs.reduce((code, diff, i) => {
    const outdir = join(folder, `${name}-${i}`);
    const next = changed(code, diff);
    synthesise(next, outdir);
    expect(unannounced(reportOf(outdir), textOf(name))).toEqual([]);
    return next;
  }, codeOf(name));
});

describe('a change', () => {
  const CODE = 'first\nsecond\nthird';

  test('removes and replaces lines', () => {
    expect(changed(CODE, '-second\n')).toBe('first\n\nthird');
    expect(changed(CODE, '-first\n-second\n+other\n')).toBe('other\nthird');
  });

  test.each(['-fourth\n', '-sec\n', '-first\n-third\n'])('of lines that are not there fails: %j', (diff) => {
    expect(() => changed(CODE, diff)).toThrow('0 times, not once');
  });

  test('of lines that are there twice fails', () => expect(() => changed('same\nother\nsame', '-same\n')).toThrow('2 times, not once'));
});

describe('what a guide shows of a command is what it prints', () => {
  /** The command lines of a page, each with the block of output that follows it. */
  const shownIn = (text: string) => [...text.matchAll(/^```sh\n(?:[^`]*\n)?npx cdk-ecs-service-connect ([^\n]*)\n```\n(?:(?!```)[^])*?^```(?:text|mermaid)\n([^]*?)^```$/gm)]
    .map(([, command, output]) => ({ args: command.split(' '), output }));

  test('see-the-mesh', () => {
    const code = codeOf('see-the-mesh');
    const text = textOf('see-the-mesh');
    const [before, after] = ['mesh-before', 'mesh-after'].map((name) => join(folder, name));
    synthesise(code, before);
    synthesise(changed(code, blocksIn(text, 'diff')[0]), after);

    const shown = shownIn(text);
    expect(shown.map(({ args: [command] }) => command)).toEqual(['graph', 'plan', 'plan']);
    for (const { args, output } of shown) {
      const places: Readonly<Record<string, string>> = args.includes('--from') ? { 'before': before, 'cdk.out': after } : { 'cdk.out': before };
      expect(cli(args.map((arg) => places[arg] ?? arg))).toEqual({ code: 0, out: output, err: '' });
    }
  });

  test('validate-in-a-pipeline', () => {
    const text = textOf('validate-in-a-pipeline');
    const [{ args, output }, ...others] = shownIn(text);
    expect([args, others]).toEqual([['check', 'template.yaml'], []]);
    const file = write('template.yaml', blocksIn(text, 'yaml')[0]);
    const { code, out } = cli(['check', file]);
    expect([code, out.replace(file, 'template.yaml')]).toEqual([1, output]);
  });
});
