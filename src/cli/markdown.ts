import { createColors } from 'picocolors';
import { paragraph } from './paragraph';
import { Terminal } from './terminal';

/** Width of a text whose reader has no known one: in a pipe it is always the same. */
const DEFAULT_COLUMNS = 80;

const PROSE_INDENT = 2;
const CODE_INDENT = 6;

/** A block of code, or the lines between two blank ones. */
const BLOCK = /^```[\s\S]*?^```$|(?:^(?!```).+\n?)+/gm;

/**
 * The page of a rule as text for a terminal: headings at the margin, prose wrapped, code as it is.
 *
 * It knows the Markdown of these pages: headings, paragraphs, lists, tables, quotes, blocks of code, links, emphasis and code in a line.
 *
 * @param page the address of the page, which its links start from
 */
export function renderMarkdown(markdown: string, page: string, { colour, columns = DEFAULT_COLUMNS }: Pick<Terminal, 'colour' | 'columns'>): string {
  const { bold, cyan } = createColors(colour);
  const prose = (text: string) => text.replace(/`[^`]+`/g, (code) => cyan(code)).replace(/\*\*([\s\S]+?)\*\*/g, (_match, strong: string) => bold(strong));
  const blocks = (markdown.match(BLOCK) ?? []).map((text) => {
    const lines = text.trimEnd().split('\n');
    const [first] = lines;
    if (first.startsWith('```')) return indented(lines.slice(1, -1));
    if (first.startsWith('#')) return bold(cyan(first.replace(/^#+ /, '')));
    const withLinks = lines.map((line) => line.trim()).join('\n').replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_match, words: string, target: string) => link(words, target, page));
    return prose(laidOut(withLinks, columns));
  });
  return `${blocks.join('\n\n')}\n`;
}

/** A link as its text and its address. The id of a rule needs none: the command explains that rule, too. */
function link(words: string, target: string, page: string): string {
  return /^SC\d{3}$/.test(words) ? words : `${words} (${new URL(target, page).href})`;
}

function indented(code: readonly string[]): string {
  return code.map((line) => (line === '' ? '' : ' '.repeat(CODE_INDENT) + line)).join('\n');
}

/** A block of prose in lines of a width; its marks of emphasis count as characters. */
function laidOut(text: string, columns: number): string {
  if (text.startsWith('|')) return table(text, columns);
  if (text.startsWith('>')) return paragraph(joined(text.replace(/^> ?/gm, '')), PROSE_INDENT, columns);
  if (text.startsWith('- ')) return text.split(/\n(?=- )/).map((entry) => item(joined(entry.slice(2)), columns)).join('\n');
  return paragraph(joined(text), PROSE_INDENT, columns);
}

function joined(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function item(text: string, columns: number): string {
  return `${' '.repeat(PROSE_INDENT)}- ${paragraph(text, PROSE_INDENT + 2, columns).trimStart()}`;
}

/** A table in columns or, if it is too wide, an item for each row, with the other cells below the first. */
function table(text: string, columns: number): string {
  const [heads, , ...rows] = text.split('\n').map((line) => line.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')));
  const widths = heads.map((_head, i) => Math.max(...[heads, ...rows].map((cells) => cells[i].length)));
  if (widths.reduce((sum, width) => sum + width + 2, 0) <= columns) {
    return [heads, widths.map((width) => '-'.repeat(width)), ...rows]
      .map((cells) => ' '.repeat(PROSE_INDENT) + cells.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd())
      .join('\n');
  }
  return rows.map(([name, ...cells]) => [
    item(name, columns),
    ...cells.map((cell, i) => paragraph(`${heads[i + 1]}: ${cell}`, PROSE_INDENT + 2, columns)),
  ].join('\n')).join('\n');
}
