import { isAlias, isMap, isScalar, isSeq, Node, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { MAX_ALIASED, MAX_DEPTH } from './limits';

/** The value of a node that an alias may stand for, of how many values it is made, and how deep. */
interface Anchored {
  readonly value: unknown;
  readonly size: number;
  readonly height: number;
}

/** Turns the nodes of a YAML document into JSON values, and keeps their positions in the text. */
export class YamlValues {
  /** Offsets of the keys of a map, or of the items of a list. */
  private readonly offsets = new Map<object, Map<string, number>>();
  /** Values that were made before the rest of the document, by the offset of what is left in their place. */
  private readonly kept = new Map<number, unknown>();
  private readonly anchored = new Map<string, Anchored>();
  private aliased = 0;
  /** Values made so far, those that aliases stand for included. */
  private made = 0;
  /** The deepest level since the node that is read now began. */
  private deepest = 0;

  constructor(private readonly refuse: (offset: number, reason: string) => never) {}

  /** The value of a node. */
  of(node: unknown, depth = 0): unknown {
    if (isAlias(node)) return this.ofAlias(node.source, offsetOf(node), depth);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
    if (isScalar(node) && this.kept.has(offsetOf(node))) return this.kept.get(offsetOf(node));
    this.descend(depth, offsetOf(node));
    const [before, outside] = [this.made++, this.deepest];
    this.deepest = depth;
    const plain = isMap(node) ? this.ofMap(node, depth) : isSeq(node) ? this.ofList(node, depth) : node.value;
    const value = isShortForm(node.tag) ? longForm(node.tag, plain) : plain;
    if (node.anchor !== undefined) this.anchored.set(node.anchor, { value, size: this.made - before, height: this.deepest - depth });
    this.deepest = Math.max(this.deepest, outside);
    return value;
  }

  /** Makes the value of a node that is left out of the document afterwards; a scalar is in its place. */
  keep(offset: number, node: unknown, depth: number): void {
    this.kept.set(offset, this.of(node, depth));
  }

  /** Offset of the key or item that a path leads to. */
  offsetOf(body: unknown, path: readonly string[]): number | undefined {
    let offset: number | undefined = 0;
    let value = body;
    for (const key of path) {
      if (typeof value !== 'object' || value === null) return undefined;
      offset = this.offsets.get(value)?.get(key);
      value = (value as Record<string, unknown>)[key];
    }
    return offset;
  }

  /** All uses of an alias share one value; the count is what a reader of the value has to visit. */
  private ofAlias(name: string, offset: number, depth: number): unknown {
    const anchored = this.anchored.get(name);
    if (!anchored) this.refuse(offset, `alias "${name}" stands for nothing, or for what it is part of`);
    this.descend(depth + anchored.height, offset);
    this.aliased += anchored.size;
    this.made += anchored.size;
    if (this.aliased > MAX_ALIASED) this.refuse(offset, `the aliases stand for more than ${MAX_ALIASED} values`);
    return anchored.value;
  }

  private descend(depth: number, offset: number): void {
    if (depth > MAX_DEPTH) this.refuse(offset, `nested deeper than ${MAX_DEPTH} levels`);
    this.deepest = Math.max(this.deepest, depth);
  }

  private ofMap(map: YAMLMap, depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = Object.create(null);
    const offsets = new Map<string, number>();
    this.offsets.set(result, offsets);
    for (const { key: keyNode, value: valueNode } of map.items) {
      const at = offsetOf(keyNode as Node);
      const value = this.of(valueNode, depth + 1) ?? null;
      if (isMergeKey(keyNode)) {
        this.merge(result, value, at);
        continue;
      }
      const key = this.keyOf(keyNode, at);
      if (offsets.has(key)) this.refuse(at, `key ${JSON.stringify(key)} stands twice in one map`);
      offsets.set(key, at);
      result[key] = value;
    }
    return result;
  }

  private ofList(list: YAMLSeq, depth: number): unknown[] {
    const result = list.items.map((item) => this.of(item, depth + 1) ?? null);
    this.offsets.set(result, new Map(list.items.map((item, i) => [String(i), offsetOf(item as Node)])));
    return result;
  }

  /** A key is text, whatever its characters would be elsewhere: `012345678901` is an account. */
  private keyOf(node: unknown, at: number): string {
    if (!isScalar(node)) this.refuse(at, 'a key is not text');
    return node.source ?? String(node.value);
  }

  /** `<<` adds the keys that are missing. CloudFormation refuses it, but tools that package a template resolve it. */
  private merge(into: Record<string, unknown>, value: unknown, at: number): void {
    for (const source of Array.isArray(value) ? value : [value]) {
      if (typeof source !== 'object' || source === null) this.refuse(at, '"<<" needs a map');
      for (const [key, merged] of Object.entries(source)) {
        if (!Object.hasOwn(into, key)) into[key] = merged;
      }
    }
  }
}

function isMergeKey(node: unknown): boolean {
  return isScalar(node) && node.type === Scalar.PLAIN && node.source === '<<';
}

function offsetOf(node: Node | ParsedNode | null): number {
  return node?.range?.[0] ?? 0;
}

/** Short forms whose long form is not `Fn::` and the same name. */
const PLAIN: readonly string[] = ['Ref', 'Condition'];

/** The long form of a value with a YAML tag: `!Sub x` is `Fn::Sub: x`. Any function may come, those of tomorrow too. */
function longForm(tag: string, value: unknown): Record<string, unknown> {
  const name = tag.slice(1);
  if (PLAIN.includes(name)) return { [name]: value };
  return { [`Fn::${name}`]: name === 'GetAtt' && typeof value === 'string' ? splitOnce(value) : value };
}

/** Whether a YAML tag is a short form. */
function isShortForm(tag: string | undefined): tag is string {
  return tag !== undefined && /^![A-Za-z]/.test(tag);
}

/** `Catalog.Outputs.Arn` is the attribute `Outputs.Arn` of `Catalog`. */
function splitOnce(text: string): string | string[] {
  const dot = text.indexOf('.');
  return dot === -1 ? text : [text.slice(0, dot), text.slice(dot + 1)];
}
