import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { ROOT } from '../support/run';

/** What people write in a program. */
export interface Written {
  /** Lines with code, without imports. */
  readonly lines: number;
  readonly connections: number;
  readonly securityGroupRules: number;
  readonly dependencies: number;
  /** Addresses of services in texts. */
  readonly addresses: number;
  readonly nonces: number;
}

/** Both programs use it as it is. */
const SHARED = 'images.ts';
const RULES = /^(?:allow(?:From|To|Internally|DefaultPort)\w*|add(?:Ingress|Egress)Rule|CfnSecurityGroup(?:Ingress|Egress))$/;
const ADDRESS = /^\w+:\/\/[\w.-]+:\d+$/;

/** Counts over the files of an example. */
export function writtenIn(example: string): Written {
  const folder = join(ROOT, 'examples', example);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== SHARED);
  const sources = files.map((name) => ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest, true));
  const nodes = sources.flatMap(nodesOf);
  const called = nodes.filter((node) => ts.isCallExpression(node) || ts.isNewExpression(node));
  const named = (name: RegExp) => called.filter((call) => name.test(nameOf(call)));
  return {
    lines: sources.reduce((sum, source) => sum + linesOf(source), 0),
    connections: named(/^connectTo$/).length,
    securityGroupRules: named(RULES).length,
    dependencies: named(/^addDependency$/).reduce((sum, call) => sum + call.arguments!.length, 0),
    addresses: nodes.filter((node) => ts.isStringLiteralLike(node) && ADDRESS.test(node.text)).length,
    nonces: named(/^forceNewDeployment$/).length,
  };
}

/** A node and all below it. */
function nodesOf(node: ts.Node): ts.Node[] {
  return [node, ...node.getChildren().flatMap(nodesOf)];
}

/** The last name of what is called: `allowTo` of `ui.connections.allowTo(…)`. */
function nameOf({ expression }: ts.CallExpression | ts.NewExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** The lines that have at least a part of a statement which is no import. Comments are no statements. */
function linesOf(source: ts.SourceFile): number {
  const statements = source.statements.filter((statement) => !ts.isImportDeclaration(statement));
  const tokens = statements.flatMap(nodesOf).filter(({ kind }) => kind <= ts.SyntaxKind.LastToken);
  return new Set(tokens.map((token) => source.getLineAndCharacterOfPosition(token.getStart()).line)).size;
}
