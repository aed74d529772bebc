import { CST } from 'yaml';

/** Whether maps and lists are nested deeper than a limit; found level by level, without nesting calls. */
export function isDeeper(root: CST.Token, limit: number): boolean {
  let level: CST.Token[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: CST.Token[] = [];
    for (const token of level) addWithin(token, next);
    level = next;
  }
  return false;
}

/** Adds the documents, maps and lists in a token: nothing else holds others. */
function addWithin(token: CST.Token, found: CST.Token[]): void {
  if (token.type === 'document') add(token.value, found);
  if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection') return;
  for (const { key, value } of token.items) {
    add(key, found);
    add(value, found);
  }
}

function add(token: CST.Token | null | undefined, found: CST.Token[]): void {
  if (token && 'items' in token) found.push(token);
}
