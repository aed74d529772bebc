import { readdirSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';

/** The repository. */
export const ROOT = join(__dirname, '..', '..');

/** A page of the documentation. */
export interface Page {
  /** Path in the repository. */
  readonly path: string;
  readonly text: string;
}

/** Every page of the project, generated ones included; not the licence and the pages of dependencies. */
export function allPages(): Page[] {
  const top = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const below = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return [...top, ...below.map((name) => join('docs', name))].sort().map(readPage);
}

/** One page. */
export function readPage(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** The page without blocks of code, in which `#` is a comment and brackets are lists. */
export function proseOf({ text }: Page): string {
  return text.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, '');
}

/** A heading, with its level. */
interface Heading {
  readonly level: number;
  readonly title: string;
}

/** The headings of a page, from its beginning. */
export function headingsOf(page: Page): Heading[] {
  return [...proseOf(page).matchAll(/^(#{1,6}) +(.*?) *$/gm)].map(([, marks, title]) => ({ level: marks.length, title }));
}

/** The anchors of a page: those of the headings, as GitHub makes them, and explicit ones. */
export function anchorsOf(page: Page): Set<string> {
  const seen = new Map<string, number>();
  const slugs = headingsOf(page).map(({ title }) => {
    const slug = slugOf(title);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  const written = [...page.text.matchAll(/<a [^>]*(?:name|id)="([^"]+)"/g)].map(([, name]) => name);
  return new Set([...slugs, ...written]);
}

/** Lower case, without punctuation, with hyphens for spaces. */
function slugOf(title: string): string {
  const text = title.replace(/<[^>]*>/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return text.toLowerCase().trim().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

/** Where a link of a page leads to in the repository. */
interface Link {
  readonly target: string;
  readonly anchor: string;
}

/** The links of a page that stay in the repository, images included. */
export function relativeLinks(page: Page): Link[] {
  const prose = proseOf(page).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => !/^[a-z]+:/.test(link)).map((link) => {
    const [file, anchor = ''] = link.split('#');
    return { target: file ? relative(ROOT, join(ROOT, dirname(page.path), file)) : page.path, anchor };
  });
}
