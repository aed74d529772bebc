import { cli } from './support/cli';
import { RULES } from '../../src/analysis/rules';
import { MISUSES } from '../../src/analysis/rules/misuse';
import { Progress } from '../../src/cli/progress';
import { terminalOf } from '../../src/cli/terminal';

describe('rules', () => {
  test('lists every rule, by id', () => {
    const { code, out } = cli(['rules']);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').map((line) => line.slice(0, 5))).toEqual([...MISUSES, ...RULES].map(({ id }) => id).sort());
    expect(out).toMatch(/^SC204 error +dns-name-format +The DNS name of a client alias has/m);
  });

  const ids = (...args: string[]) => (JSON.parse(cli(['rules', '--format', 'json', ...args]).out) as { id: string }[]).map(({ id }) => id);

  test('can be read by programs', () => {
    expect(ids()).toEqual([...MISUSES, ...RULES].map(({ id }) => id).sort());
    expect(JSON.parse(cli(['rules', 'SC204', '--format', 'json']).out)).toEqual([{
      id: 'SC204',
      name: 'dns-name-format',
      severity: 'error',
      title: expect.any(String),
      source: expect.stringMatching(/^https:/),
      page: expect.stringMatching(/SC204\.md$/),
    }]);
  });

  test('can be narrowed down', () => {
    expect(ids('SC80', '--severity', 'error').every((id) => id.startsWith('SC80'))).toBe(true);
    expect(ids('namespace', 'SC3')).toContain('SC302');
    expect(ids('nothing like it')).toEqual([]);
    expect(cli(['rules', 'nothing like it'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('is broken into lines where the width is known', () => {
    const lines = cli(['rules'], { columns: 80 }).out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(RULES.length);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
  });
});

describe('explain', () => {
  describe.each([...MISUSES, ...RULES].map((rule) => [rule.id, rule] as const))('the page of %s', (id, { name }) => {
    const { code, out } = cli(['explain', id]);
    const lines = out.trimEnd().split('\n');
    const prose = lines.filter((line) => !line.startsWith(' '.repeat(6)));

    test('opens with its name', () => expect({ code, first: lines[0] }).toEqual({ code: 0, first: `${id} ${name}` }));
    test('has no marks of Markdown', () => expect(prose.filter((line) => /^ *(?:#|>|\||```)|\*\*|\]\(/.test(line))).toEqual([]));
    test('fits into 80 columns, but for long words', () => expect(prose.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([]));
  });

  test.each(['sc204', '204', 'ServiceConnect::SC204', 'dns-name-format'])('finds %s', (text) => expect(cli(['explain', text]).out).toMatch(/^SC204 dns-name-format\n/));
  test('takes several', () => expect(cli(['explain', 'SC101', 'SC204']).out.match(/^SC\d{3} /gm)).toEqual(['SC101 ', 'SC204 ']));
  test('is the same in every pipe, and as wide as the terminal', () => {
    expect(cli(['explain', 'SC204'], { columns: 80 }).out).toBe(cli(['explain', 'SC204']).out);
    expect(cli(['explain', 'SC204'], { columns: 50 }).out).not.toBe(cli(['explain', 'SC204']).out);
  });
  test('has colours only where the terminal shows them', () => {
    expect(cli(['explain', 'SC204'], { colour: true }).out).toContain('\u001b[1m');
    expect(cli(['explain', 'SC204']).out).not.toContain('\u001b');
  });

  test('refuses what is no rule', () => {
    expect(cli(['explain', 'SC999'])).toEqual({ code: 2, out: '', err: 'there is no rule "SC999"; "cdk-ecs-service-connect rules" lists them\n' });
  });
  test('names the rules that a word can mean', () => {
    expect(cli(['explain', 'cycle'])).toEqual({
      code: 2,
      out: '',
      err: 'there is no rule "cycle"; near it are:\n  SC604 connection-cycle\n  SC605 circular-resources\n"cdk-ecs-service-connect rules" lists all\n',
    });
  });
  test.each([
    ['conection-cycle', 'SC604 connection-cycle'],
    ['dns name', 'SC204 dns-name-format'],
    ['The DNS-Name Format', 'SC204 dns-name-format'],
    ['SC70', 'SC701 tls-issuer'],
    ['target groups in front of TLS', 'SC708 tls-target-group'],
  ])('begins with the nearest rule to %s', (text, nearest) => {
    const [first, ...more] = cli(['explain', text]).err.match(/^ {2}SC\d{3} .*$/gm)!;
    expect(first).toBe(`  ${nearest}`);
    expect(more.length).toBeLessThan(8);
  });
});

describe('help', () => {
  test.each([
    [['--help'], /check.*rules.*explain/s],
    [['check', '--help'], /--region.*--together.*--format.*--level.*--fail-on.*Exit codes/s],
    [['rules', '--help'], /List rules.*--format.*--severity/s],
    [['explain', '--help'], /SC204/],
    [['graph', '--help'], /mermaid.*dot.*json.*--output.*--region.*--parameter.*--together|--region.*--together.*mermaid.*--output/s],
    [['plan', '--help'], /--from.*markdown.*--output/s],
  ])('%j', (args, expected) => {
    const { code, out, err } = cli(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(expected);
  });

  test('version', () => expect(cli(['--version'])).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' }));
  test('a slip of the pen gets a suggestion', () => expect(cli(['chek']).err).toContain('Did you mean check?'));
});

describe('the terminal', () => {
  const terminal = (tty: boolean, env: Record<string, string>) => terminalOf({
    stdout: { isTTY: tty, columns: 80 }, stderr: { isTTY: tty }, env,
  } as unknown as NodeJS.Process);

  test.each<[string, boolean, Record<string, string>, boolean]>([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['a pipe with FORCE_COLOR and NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('%s: colour is %p', (_what, tty, env, colour) => expect(terminal(tty, env).colour).toBe(colour));

  test('is watched by somebody unless it is a pipe or a pipeline', () => {
    expect([terminal(true, {}), terminal(false, {}), terminal(true, { CI: 'true' })].map(({ interactive }) => interactive)).toEqual([true, false, false]);
    expect(terminal(false, {}).columns).toBeUndefined();
  });
});

describe('progress', () => {
  const steps = (interactive: boolean, ...times: number[]) => {
    const told: string[] = [];
    const [start, ...rest] = times;
    let time = start;
    const progress = new Progress({ interactive, err: (text) => void told.push(text) }, () => time);
    for (const at of rest) {
      time = at;
      progress.step(`folder/${at}.yaml`);
    }
    progress.done();
    return told;
  };

  test('is silent on what is short', () => expect(steps(true, 0, 100, 400)).toEqual([]));
  test('is silent where nobody watches', () => expect(steps(false, 0, 1000, 2000)).toEqual([]));
  test('tells the file now and then, and wipes it', () => {
    expect(steps(true, 0, 600, 650, 720)).toEqual(['\r\u001b[Kreading 600.yaml …', '\r\u001b[Kreading 720.yaml …', '\r\u001b[K']);
  });
});
