import { join } from 'path';
import { cli, scratch } from './support/cli';
import { HOSTILE } from './support/hostile';
import { readMesh } from '../../src/analysis/reader';
import { judge } from '../../src/analysis/rules';
import { bridgeShop } from '../support/bridge-shop';
import { shop } from '../support/shop';
import { alone } from '../support/templates';
import { tlsShop } from '../support/tls-shop';

type Json = ReturnType<typeof JSON.parse>;

/** Many times what each takes on an idle machine: what is not linear takes much longer, or never ends. */
const LIMIT_MS = 5000;
/** Output may grow with the input; a template that writes much with little gets no more than this. */
const LIMIT_OUTPUT = { times: 10, atLeast: 1_000_000 };

const { write, path: folder } = scratch();

describe.each([['text'], ['json'], ['sarif'], ['github']])('hostile templates, in %s', (format) => {
  const longest = { name: '', ms: 0 };
  const largest = { name: '', characters: 0 };
  afterAll(() => {
    process.stdout.write(`${Object.keys(HOSTILE).length} hostile templates in ${format}: at most ${Math.round(longest.ms)} ms (${longest.name}) `);
    process.stdout.write(`and ${largest.characters} characters (${largest.name})\n`);
  });

  test.each(Object.entries(HOSTILE))('%s', (name, make) => {
    const text = JSON.stringify(make(40));
    const file = write('hostile.json', text);
    const start = performance.now();
    const { code, out, err } = cli(['check', file, '--format', format, '--level', 'info']);
    const ms = performance.now() - start;
    if (ms > longest.ms) Object.assign(longest, { name, ms });
    if (out.length > largest.characters) Object.assign(largest, { name, characters: out.length });
    expect(`${out}${err}`).not.toMatch(/could not be checked|cannot be judged|failed:|\n\s+at .*:\d+:\d+/);
    expect([0, 1]).toContain(code);
    expect(ms).toBeLessThan(LIMIT_MS);
    expect(out.length).toBeLessThan(Math.max(text.length * LIMIT_OUTPUT.times, LIMIT_OUTPUT.atLeast));
  });
});

test('what is nested deeper than anybody writes is refused in one line', () => {
  for (const name of ['Sub in Sub', 'Join in Join', 'If in If']) {
    const file = write('deep.json', HOSTILE[name](300));
    expect(cli(['check', file])).toEqual({ code: 2, out: '', err: expect.stringMatching(/^[^\n]+: nested deeper than 200 levels\n$/) });
  }
});

test('templates that nest the same template again and again end', () => {
  const levels = 20;
  const nest = (name: string) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `${name}.json` } });
  for (let i = 0; i < levels; i++) write(`again/${i}.json`, { Resources: { A: nest(String(i + 1)), B: nest(String(i + 1)) } });
  write(`again/${levels}.json`, { Resources: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`T${i}`, { Type: 'AWS::SNS::Topic' }])) });
  const { code, out, err } = cli(['check', join(folder, 'again', '0.json'), '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out).unread).toContainEqual(expect.objectContaining({ reason: 'templates that are nested more than once have more than 50000 resources' }));
}, 30_000);

/** Texts of which a regular expression that goes back makes much. */
const UNITS = ['a', '1', ' ', '-', '.', ':', '/', 'a-', 'a.', 'arn:aws:', '1-', '${', '://', 'a b ', '1.', '\n', ','];
const LENGTH = 200_000;

test.each([['shop', shop], ['bridge shop', bridgeShop], ['shop with TLS', tlsShop]])('each text of the %s may be of 200,000 characters', (name, make) => {
  const template = make();
  const slowest = { ms: 0, text: '' };
  let count = 0;
  for (const { holder, key } of textsIn(template.Resources)) {
    const before = holder[key];
    for (const unit of UNITS) {
      holder[key] = unit.repeat(LENGTH / unit.length);
      const start = performance.now();
      judge(readMesh([alone(template)])).forEach(({ message, fix }) => message + fix);
      const ms = performance.now() - start;
      if (ms > slowest.ms) Object.assign(slowest, { ms, text: `${key} of ${JSON.stringify(unit)}` });
      count++;
    }
    holder[key] = before;
  }
  process.stdout.write(`${count} long texts in the ${name}: at most ${Math.round(slowest.ms)} ms (${slowest.text})\n`);
  expect(count).toBeGreaterThan(500);
  // A regular expression that is quadratic takes half a minute for one of these.
  expect(slowest.ms).toBeLessThan(LIMIT_MS);
}, 60_000);

/** The places of the texts and numbers in resources, their types aside. */
function textsIn(resources: Json): { holder: Json; key: string }[] {
  return Object.values<Json>(resources).flatMap((resource) => textsBelow(resource.Properties));
}

function textsBelow(value: Json): { holder: Json; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => (
    ['string', 'number'].includes(typeof value[key]) ? [{ holder: value, key }] : textsBelow(value[key])
  ));
}
