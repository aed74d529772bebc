import { readFileSync } from 'fs';
import { join } from 'path';
import { runSnippet } from '../support/snippet';

const FOLDER = join(__dirname, '..', '..', 'docs', 'guides');

const GUIDES = [
  'migrate-from-an-internal-load-balancer', 'migrate-from-app-mesh', 'migrate-from-cloud-map', 'observe', 'public-entry', 'redeploy',
  'remove-a-connection-across-stacks', 'tls',
];

describe.each(GUIDES)('the guide %s', (name) => {
  const text = readFileSync(join(FOLDER, `${name}.md`), 'utf8');
  const examples = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);

  test('has examples that run', () => {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(() => runSnippet(example)).not.toThrow();
  });

  test('leads to files that are there', () => {
    const links = [...text.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map(([, link]) => join(FOLDER, link));
    for (const link of links) expect(() => readFileSync(link)).not.toThrow();
  });
});
