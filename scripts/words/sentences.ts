/** A sentence of a page. */
export interface Sentence {
  /** Line of the page on which it begins. */
  readonly line: number;
  readonly text: string;
  readonly words: number;
}

/** A run of prose without a break: a paragraph, or an item of a list. */
interface Block {
  readonly line: number;
  readonly text: string;
}

/** One character for an inline code while sentences are split, from a plane that no page uses. */
const CODE = '\uE000';
const LIST_ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
/** Headings, tables, quotations, comments, definitions of links: breaks between blocks that are no prose. */
const NO_PROSE = /^\s*(?:#{1,6}\s|\||>|<!--|\[[^\]]+\]:\s)/;
/** Abbreviations that never end a sentence. */
const ABBREVIATIONS = /(?:^|[\s("])(?:e\.g|i\.e|vs|cf|approx|incl|No)\.$/;
/** Names without a capital that sentences begin with. */
const NAMES = String.raw`(?:jsii|npm|npx|projen|cdk-nag|cfn-lint|botocore)\b`;
/** A full stop with what closes it, a space, and what a sentence begins with. */
const END = new RegExp(String.raw`[.!?]["”')\]]*(?=\s+["“'(\[]*(?:[\p{Lu}\p{N}${CODE}]|${NAMES}))`, 'gu');

/** The sentences of the prose of a Markdown page; an item of a list ends one, with or without a full stop. */
export function sentencesOf(markdown: string): Sentence[] {
  return blocksOf(markdown).flatMap(sentencesOfBlock);
}

/** The number of words of all that readers see of a page: prose, headings, tables and quotations, not blocks of code. */
export function wordsOf(markdown: string): number {
  return withoutCodeBlocks(markdown).split('\n').reduce((sum, line) => sum + countWords(withoutCode(withoutMarks(line)).text), 0);
}

/** Lines of code blocks become empty, so that line numbers stay. */
function withoutCodeBlocks(markdown: string): string {
  return markdown.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, (block) => block.replace(/[^\n]/g, ''));
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  withoutCodeBlocks(markdown).split('\n').forEach((line, i) => {
    if (line.trim() === '' || NO_PROSE.test(line)) {
      open = false;
    } else if (open && !LIST_ITEM.test(line)) {
      const last = blocks.pop()!;
      blocks.push({ ...last, text: `${last.text}\n${line}` });
    } else {
      blocks.push({ line: i + 1, text: line.replace(LIST_ITEM, '') });
      open = true;
    }
  });
  return blocks;
}

function sentencesOfBlock({ line, text }: Block): Sentence[] {
  const { text: prose, codes } = withoutCode(withoutMarks(text));
  const ends = [...prose.matchAll(END)].map((match) => match.index + match[0].length).filter((end) => !ABBREVIATIONS.test(prose.slice(0, end)));
  const starts = [0, ...ends];
  const shown = codes.values();
  return starts.map((start, i) => {
    const piece = prose.slice(start, starts[i + 1]);
    const before = prose.slice(0, start) + /^\s*/.exec(piece)![0];
    const restored = piece.replaceAll(CODE, () => shown.next().value as string);
    return { line: line + before.split('\n').length - 1, text: restored.replace(/\s+/g, ' ').trim(), words: countWords(piece) };
  }).filter(({ words }) => words > 0);
}

/** Without what Markdown adds: images, targets of links, emphasis. Code keeps its characters. */
function withoutMarks(text: string): string {
  const link = /!\[[^\]]*\]\([^)]*\)|\[((?:`[^`]*`|[^\]])*)\]\([^)]*\)/g;
  return text.replace(link, (_all, label?: string) => label ?? '').replace(/`[^`]*`|\*+/g, (found) => found.startsWith('*') ? '' : found);
}

function withoutCode(text: string): { readonly text: string; readonly codes: readonly string[] } {
  const codes: string[] = [];
  const replaced = text.replace(/(`+)(?:(?!\1)[\s\S])+\1/g, (code) => {
    codes.push(code);
    return CODE;
  });
  return { text: replaced, codes };
}

/** Words have a letter or a digit; a code is one. */
function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => new RegExp(String.raw`[\p{L}\p{N}${CODE}]`, 'u').test(word)).length;
}
