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
  return all.map((line) => ({ kind: line.kind, text: `${MARKS[line.kind] ?? ''}${shortened(kind === 'load-balancer' ? withoutHash(line.text) : line.text)}` }));
}

/** A text that is not too long for a node or a frame: names differ at either end. */
export function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  return `${characters.slice(0, LONGEST / 2).join('')}…${characters.slice(-LONGEST / 2 + 1).join('')}`;
}

/** A logical id of the CDK ends in eight digits that say nothing to people. */
function withoutHash(logicalId: string): string {
  return logicalId.replace(/(?<=.)[0-9A-F]{8}$/, '');
}
