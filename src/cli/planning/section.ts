import { oneLine } from '../../analysis/text';

/** A part of a plan: a title, a table, and sentences below it. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
}

/** A plan: sections, under a title where there are several. */
export interface Chapter {
  readonly title?: string;
  readonly sections: readonly Section[];
}

/** Chapters for people at a terminal. */
export function asText(chapters: readonly Chapter[], emphasise: (title: string) => string): string {
  return chapters.map(({ title, sections }) => [
    ...title === undefined ? [] : [`${emphasise(oneLine(title))}\n`],
    ...sections.map((section) => `${emphasise(section.title)}\n${linesOf(section).map((line) => `  ${line}\n`).join('')}`),
  ].join('\n')).join('\n');
}

/** Chapters for a pull request. */
export function asMarkdown(chapters: readonly Chapter[]): string {
  return chapters.flatMap(({ title, sections }) => [
    ...title === undefined ? [] : [`## ${escaped(title)}\n`],
    ...sections.map((section) => [
      `### ${section.title}\n`,
      ...section.rows.length > 0 ? [[section.columns, section.columns.map(() => '---'), ...section.rows.map((row) => row.map(escaped))].map(markdownRow).join('')] : [],
      ...section.notes && section.notes.length > 0 ? [section.notes.map((note) => `- ${escaped(note)}\n`).join('')] : [],
    ].join('\n')),
  ]).join('\n');
}

function linesOf(section: Section): string[] {
  return [...table(section), ...(section.notes ?? []).map(oneLine)];
}

function table({ columns, rows }: Section): string[] {
  if (rows.length === 0) return [];
  const shown = [columns, ...rows.map((row) => row.map(oneLine))];
  const widths = shown.reduce<number[]>((widest, row) => row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)), []);
  return shown.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd());
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** What Markdown and HTML would read as markup. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>|#&~]/g, '\\$&');
}
