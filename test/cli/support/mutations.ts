import { readFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { bridgeShop } from '../../support/bridge-shop';
import { random } from '../../support/random';
import { shop } from '../../support/shop';
import { tlsShop } from '../../support/tls-shop';

/** A template that somebody or something has damaged. */
interface Mutation {
  readonly name: string;
  readonly content: Buffer;
}

type Next = () => number;
type Json = ReturnType<typeof JSON.parse>;

const STORE = readFileSync(join(__dirname, '..', 'fixtures', 'store.yaml'), 'utf8');

const WRONG: readonly (() => Json)[] = [
  () => null, () => true, () => '', () => 'text', () => -1, () => 1e308, () => 0.5, () => [], () => ({}), () => [[]], () => [null],
  () => ({ Ref: 'Nobody' }), () => ({ Ref: 7 }), () => ({ Ref: 'AWS::NoValue' }), () => ({ 'Fn::GetAtt': 'Catalog' }), () => ({ 'Fn::GetAtt': [] }),
  () => ({ 'Fn::If': ['Nothing', 1] }), () => ({ 'Fn::If': 'IsProd' }), () => ({ 'Fn::Sub': ['${A', { A: [] }] }), () => ({ 'Fn::Sub': {} }),
  () => ({ 'Fn::Join': ['', { Ref: 'Cluster' }] }), () => ({ 'Fn::Select': ['x', 3] }), () => ({ 'Fn::FindInMap': ['__proto__', 'constructor', 'name'] }),
  () => ({ 'Fn::ImportValue': { 'Fn::Sub': '${Stage}' } }), () => ({ 'Fn::Split': [1, 2] }), () => ({ Condition: 'IsProd' }),
  () => '{{resolve:ssm:x}}', () => '${', () => '\u0000\ud800', () => 'x'.repeat(10_000), () => '9'.repeat(400), () => nested(150), () => nested(600),
];

const KEYS = ['__proto__', 'constructor', 'toString', 'Ref', 'Fn::If', 'Type', 'Properties', 'Resources', '', '0', 'Condition', 'DependsOn'];

/** Damaged templates, the same ones for the same seed. */
export function mutations(count: number, seed: number): Mutation[] {
  const next = random(seed);
  return Array.from({ length: count }, (_item, i) => {
    const base = pick(next, [shop, bridgeShop, tlsShop])();
    const inYaml = next() < 0.4;
    const name = `${String(i).padStart(4, '0')}.${inYaml ? 'yaml' : 'json'}`;
    const where = next();
    if (where < 0.2) return { name, content: damagedText(next, inYaml ? pick(next, [STORE, stringify(base)]) : JSON.stringify(base, undefined, 1)) };
    for (let times = 1 + Math.floor(next() * 4); times > 0; times--) damageValue(next, base);
    const text = inYaml ? stringify(base, { aliasDuplicateObjects: false }) : JSON.stringify(base);
    return { name, content: where < 0.9 ? Buffer.from(text) : damagedText(next, text) };
  });
}

/** Copies of a JSON value with something wrong somewhere in each. */
export function damagedCopies(value: object, count: number, seed: number): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const copy: Json = JSON.parse(JSON.stringify(value));
    for (let times = 1 + Math.floor(next() * 3); times > 0; times--) damageValue(next, copy);
    return JSON.stringify(copy);
  });
}

function damagedText(next: Next, text: string): Buffer {
  const at = () => Math.floor(next() * text.length);
  const [from, to] = [at(), at()].sort((a, b) => a - b);
  switch (Math.floor(next() * 7)) {
    case 0: return Buffer.from(text.slice(0, from));
    case 1: return Buffer.from(text.slice(0, from) + text.slice(Math.min(to, from + 40)));
    case 2: return Buffer.from(text.slice(0, to) + text.slice(from));
    case 3: return Buffer.from(text.slice(0, from) + pick(next, [...'{}[]:,"\'#&*!|>%@`-\n\t']) + text.slice(from));
    case 4: return Buffer.concat([Buffer.from(text.slice(0, from)), Buffer.from([Math.floor(next() * 256)]), Buffer.from(text.slice(from))]);
    case 5: return Buffer.from(text.slice(0, from) + text.slice(from).replace(/\w+/, pick(next, KEYS)));
    default: return Buffer.from(text.slice(from, to) + text.slice(0, from));
  }
}

/** Puts something wrong somewhere in the template. */
function damageValue(next: Next, template: Json): void {
  const places: [holder: Json, key: string][] = [];
  const visit = (value: Json) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value, key]);
      visit(value[key]);
    }
  };
  visit(template);
  if (places.length > 0) damageAt(next, ...pick(next, places));
}

function damageAt(next: Next, holder: Json, key: string): void {
  switch (Math.floor(next() * 4)) {
    case 0:
      delete holder[key];
      break;
    case 1: {
      const renamed = Array.isArray(holder) ? key : pick(next, KEYS);
      Object.defineProperty(holder, renamed, { value: holder[key], enumerable: true, configurable: true, writable: true });
      break;
    }
    default:
      holder[key] = pick(next, WRONG)();
  }
}

function nested(depth: number): Json {
  let value: Json = 'deep';
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { 'Fn::Join': value };
  return value;
}

function pick<T>(next: Next, items: readonly T[]): T {
  return items[Math.floor(next() * items.length)];
}
