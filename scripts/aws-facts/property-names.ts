import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import {
  CallExpression, createSourceFile, forEachChild, isBindingElement, isCallExpression, isIdentifier, isPropertyAccessExpression, isStringLiteral,
  Node, ScriptTarget,
} from 'typescript';

/** Functions that take names of properties of CloudFormation, from the outermost. */
const READING = new Set(['below', 'property', 'parameterStorePath']);

/** A name that CloudFormation may have: `PortName`, `Ec2InstanceProfileArn`. */
const NAME = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;

/** What the code of a folder reads from templates. */
interface Readings {
  /** Types of resources, `AWS::ECS::Service`. */
  readonly types: ReadonlySet<string>;
  /** Names of properties, at whatever depth. */
  readonly names: ReadonlySet<string>;
}

/** The types and properties that the files of a folder name. */
export function readingsOf(folder: string): Readings {
  const types = new Set<string>();
  const names = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const visit = (node: Node): void => {
      if (isStringLiteral(node) && /^AWS::\w+::\w+$/.test(node.text)) types.add(node.text);
      for (const name of namesAt(node)) if (NAME.test(name)) names.add(name);
      forEachChild(node, visit);
    };
    visit(createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ScriptTarget.ES2022, true));
  }
  return { types, names };
}

function namesAt(node: Node): string[] {
  if (isPropertyAccessExpression(node)) return [node.name.text];
  if (isBindingElement(node)) return [node.propertyName ?? node.name].filter(isIdentifier).map(({ text }) => text);
  if (!isCallExpression(node) || !READING.has(calleeOf(node))) return [];
  return node.arguments.filter(isStringLiteral).map(({ text }) => text);
}

function calleeOf({ expression: callee }: CallExpression): string {
  if (isPropertyAccessExpression(callee)) return callee.name.text;
  return isIdentifier(callee) ? callee.text : '';
}
