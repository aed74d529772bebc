import { CHANGES } from '../change-words';
import { PictureLine, PictureNode } from '../picture';

/** A line of a node on the page. */
export interface NodeLine {
  readonly kind: PictureLine['kind'] | 'change';
  readonly text: string;
}

/** The longest line of a node; the details have the whole text. */
const LONGEST = 36;

/** Marks that do not need a colour. */
const MARKS: Readonly<Partial<Record<NodeLine['kind'], string>>> = { error: '✕ ', warning: '▲ ' };

/** The lines of a node on the page: those of every picture, and what a deployment does to it. */
export function nodeLines({ kind, lines, change }: PictureNode): NodeLine[] {
  const all: NodeLine[] = [
    ...lines,
    ...kind === 'load-balancer' ? [{ kind: 'note', text: 'load balancer' } as const] : [],
    ...change === undefined ? [] : [{ kind: 'change', text: CHANGES[change].mark } as const],
  ];
  return all.map((line) => ({ kind: line.kind, text: `${MARKS[line.kind] ?? ''}${shortened(line.text)}` }));
}

/** Names differ at either end. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  return `${characters.slice(0, LONGEST / 2).join('')}…${characters.slice(-LONGEST / 2 + 1).join('')}`;
}
