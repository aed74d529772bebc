/** A line of a pasted file, and where the guide has it. */
interface PastedLine {
  readonly text: string;
  /** Number of the line in the guide, from 1. */
  readonly at: number;
}

/** A file that the blocks of a guide make. */
export interface PastedFile {
  /** Path in the app of the reader, such as `bin/shop.ts`. */
  readonly path: string;
  readonly lines: readonly PastedLine[];
}

/** A block of code in a page. */
interface Block {
  readonly language: string;
  /** Number of the line with the opening fence. */
  readonly at: number;
  readonly indented: boolean;
  readonly lines: readonly PastedLine[];
}

/** The languages that a reader pastes under another name. */
const ALIASES = ['typescript', 'tsx', 'mts', 'js', 'javascript'];

/** The first line of a block that names a file: a comment with nothing but a path. */
const PATH = /^\/\/ (\S+\.[cm]?[jt]sx?)$/;

/** The files of an app that a guide can write. */
const IN_APP = /^(?:bin|lib|test)\/(?:[\w-]+\/)*[\w.-]+\.ts$/;

/**
 * The files that a reader gets who pastes every `ts` block of a guide, in order. A block goes to the file that its first line names, or on in
 * the file of the block before it.
 */
export function pasteOf(markdown: string): PastedFile[] {
  const files = new Map<string, PastedLine[]>();
  let current: PastedLine[] | undefined;
  for (const block of blocksOf(markdown)) {
    if (ALIASES.includes(block.language)) throw new Error(`line ${block.at}: the fence says ${block.language}; use ts for what is pasted`);
    if (block.language !== 'ts') continue;
    if (block.indented) throw new Error(`line ${block.at}: the block is indented; code to paste begins in the first column`);
    const path = PATH.exec(block.lines[0]?.text ?? '')?.[1];
    if (path !== undefined && !IN_APP.test(path)) throw new Error(`line ${block.at + 1}: ${path} is no TypeScript file in bin, lib or test`);
    if (path !== undefined) current = at(files, path);
    if (!current) throw new Error(`line ${block.at}: the first block names no file; begin it with a comment such as // bin/shop.ts`);
    current.push(...block.lines);
  }
  return [...files].map(([path, lines]) => ({ path, lines }));
}

function at(files: Map<string, PastedLine[]>, path: string): PastedLine[] {
  const lines = files.get(path) ?? [];
  files.set(path, lines);
  return lines;
}

/** The fenced blocks of a page. A fence inside a longer fence is text. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { block: Block; fence: string; lines: PastedLine[] } | undefined;
  markdown.split('\n').forEach((text, i) => {
    const [, indent, fence, language] = /^(\s*)(`{3,})\s*([^`\s]*)[^`]*$/.exec(text) ?? [];
    if (open && fence !== undefined && language === '' && fence.length >= open.fence.length) {
      blocks.push(open.block);
      open = undefined;
    } else if (open) {
      open.lines.push({ text, at: i + 1 });
    } else if (fence !== undefined) {
      const lines: PastedLine[] = [];
      open = { fence, lines, block: { language, at: i + 1, indented: indent !== '', lines } };
    }
  });
  if (open) throw new Error(`line ${open.block.at}: the block has no end`);
  return blocks;
}
