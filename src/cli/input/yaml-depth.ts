import { CST } from 'yaml';

/** Whether maps and lists are nested deeper than a limit; found without nesting calls. */
export function isDeeper(root: CST.Token, limit: number): boolean {
  const open: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > limit) return true;
    for (const inner of within(token)) open.push({ token: inner, depth: depth + 1 });
  }
  return false;
}

function within(token: CST.Token): CST.Token[] {
  switch (token.type) {
    case 'document': return token.value ? [token.value] : [];
    case 'block-map':
    case 'block-seq':
    case 'flow-collection': return token.items.flatMap(({ key, value }) => [key, value].filter((inner) => inner !== undefined && inner !== null));
    default: return [];
  }
}
