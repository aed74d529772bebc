import { anchorsOf, Page, proseOf } from '../pages';

/** A link, and the quotations in “quotation marks” after it, from the page that it leads to. */
export interface Source {
  readonly path: string;
  readonly anchor: string;
  readonly quotations: readonly string[];
}

/** The links in a text that stay in the repository, in their order. */
export function sourcesIn(text: string): Source[] {
  const sources: { path: string; anchor: string; quotations: string[] }[] = [];
  for (const [, target, quotation] of text.matchAll(/\]\(([^)]+)\)|“([^”]+)”/g)) {
    if (quotation !== undefined) {
      sources.at(-1)?.quotations.push(quotation);
    } else {
      const [path, anchor = ''] = target.split('#');
      sources.push({ path, anchor, quotations: [] });
    }
  }
  return sources.filter(({ path }) => !/^https?:/.test(path));
}

/** The text below a heading, up to the next one, or of the whole page; `undefined` if there is no such heading. */
export function sectionOf(page: Page, anchor: string): string | undefined {
  if (anchor === '') return page.text;
  const [, ...sections] = proseOf(page).split(/^#{1,6} +.*$/m);
  return sections[[...anchorsOf(page)].indexOf(anchor)];
}

/** Whether a text contains a quotation, whatever the line breaks. */
export function says(text: string, quotation: string): boolean {
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
  return flat(text).includes(flat(quotation));
}
