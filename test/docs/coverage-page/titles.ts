import {
  CallExpression, createSourceFile, Expression, forEachChild, isArrayLiteralExpression, isAsExpression, isCallExpression, isIdentifier,
  isNoSubstitutionTemplateLiteral, isNumericLiteral, isPropertyAccessExpression, isSatisfiesExpression, isStringLiteral,
  isVariableDeclaration, Node, ScriptTarget, SourceFile,
} from 'typescript';

const BLOCKS = new Set(['describe', 'test', 'it']);

/** The separator between the name of a `describe` and that of a test in it. */
const BEHIND = ' › ';

/**
 * The names of the tests and `describe`s of a file: as written and, if a table fills them, as Jest prints them; alone and after the
 * names around them, `fails › on Windows`. Skipped ones are left out.
 */
export function titlesIn(code: string): Set<string> {
  const file = createSourceFile('test.ts', code, ScriptTarget.ES2022, true);
  const constants = constantsOf(file);
  const titles = new Set<string>();
  const visit = (node: Node, around: readonly string[]): void => {
    const block = isCallExpression(node) ? blockOf(node, constants) : undefined;
    if (!block) {
      if (!isSkipped(node)) forEachChild(node, (child) => visit(child, around));
      return;
    }
    for (const title of block.titles) {
      const path = [...around, title];
      for (const i of path.keys()) titles.add(path.slice(i).join(BEHIND));
      block.body.forEach((part) => visit(part, path));
    }
  };
  visit(file, []);
  return titles;
}

/** The names of one `test(…)`, `describe(…)` or `test.each(…)(…)`, and what is in it. */
function blockOf({ expression: callee, arguments: [name, ...body] }: CallExpression, constants: ReadonlyMap<string, Expression>) {
  if (name === undefined || !(isStringLiteral(name) || isNoSubstitutionTemplateLiteral(name))) return undefined;
  if (isIdentifier(callee) && BLOCKS.has(callee.text)) return { titles: [name.text], body };
  if (!isCallExpression(callee) || memberOf(callee.expression) !== 'each') return undefined;
  return { titles: [name.text, ...rowsOf(callee.arguments[0], constants).map((row) => fill(name.text, row))], body };
}

/** `each` of `test.each`. */
function memberOf(callee: Expression): string | undefined {
  if (!isPropertyAccessExpression(callee) || !isIdentifier(callee.expression)) return undefined;
  return BLOCKS.has(callee.expression.text) ? callee.name.text : undefined;
}

function isSkipped(node: Node): boolean {
  if (!isCallExpression(node)) return false;
  const { expression: callee } = node;
  return ['skip', 'todo'].includes(memberOf(callee) ?? '') || isCallExpression(callee) && isSkipped(callee);
}

/** The rows of a table that is a literal in the file; others are not known. */
function rowsOf(table: Expression | undefined, constants: ReadonlyMap<string, Expression>): Expression[][] {
  const list = plain(table && isIdentifier(table) ? constants.get(table.text) : table);
  if (!list || !isArrayLiteralExpression(list)) return [];
  return list.elements.map((element) => {
    const row = plain(element);
    return row && isArrayLiteralExpression(row) ? [...row.elements] : [element];
  });
}

/** Replaces the placeholders of a name, `%s` or `%d`, by the literals of a row. */
function fill(title: string, row: readonly Expression[]): string {
  let next = 0;
  return title.replace(/%[a-z#]/g, (place) => {
    const value = row[next++];
    return value && 'sdi'.includes(place[1]) && (isStringLiteral(value) || isNumericLiteral(value)) ? value.text : place;
  });
}

function constantsOf(file: SourceFile): Map<string, Expression> {
  const constants = new Map<string, Expression>();
  const visit = (node: Node): void => {
    if (isVariableDeclaration(node) && isIdentifier(node.name) && node.initializer) constants.set(node.name.text, node.initializer);
    forEachChild(node, visit);
  };
  visit(file);
  return constants;
}

/** A value without its type assertions. */
function plain(value: Expression | undefined): Expression | undefined {
  return value && (isAsExpression(value) || isSatisfiesExpression(value)) ? plain(value.expression) : value;
}
