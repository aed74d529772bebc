import { asObject, asText, Bare, GAP, isKnown, Maybe, onlyKey, own, Pointer, UNKNOWN } from '../facts';
import { CrossStack } from './cross-stack';
import { pseudoParameter } from './pseudo-parameters';
import { Template } from './template';
import { TemplateSet } from './template-set';
import { join, Resolve, select, split, sub } from './text-functions';

/** Deeper than this, a value is not followed: it counts as unknown. */
const MAX_DEPTH = 200;

type Intrinsic = (argument: unknown, template: Template) => unknown;

/**
 * Follows the intrinsic functions of CloudFormation as far as the templates tell.
 *
 * The result of {@link resolve} holds JSON values, `UNKNOWN` for what only the deployment knows, and `Pointer`s to resources;
 * what `AWS::NoValue` removes is `undefined`.
 */
export class Resolver {
  private readonly named = new Map<Template, Map<string, unknown>>();
  private readonly crossStack: CrossStack;
  private depth = 0;
  /** What takes the place of an unknown part of a text; without it, such a text is unknown as a whole. */
  private gap?: string;

  private readonly intrinsics: Readonly<Record<string, Intrinsic | undefined>> = {
    'Ref': (name, template) => this.ref(name, template),
    'Fn::GetAtt': (argument, template) => this.getAtt(argument, template),
    'Fn::Join': (argument, template) => join(argument, this.within(template), this.gap),
    'Fn::Select': (argument, template) => select(argument, this.within(template)),
    'Fn::Split': (argument, template) => split(argument, this.within(template)),
    'Fn::Sub': (argument, template) => sub(argument, this.within(template), (name) => (
      name.includes('.') ? this.getAtt(name, template) : this.ref(name, template)
    ), this.gap),
    'Fn::If': (argument, template) => this.choose(argument, template),
    'Fn::FindInMap': (argument, template) => findInMap(argument, template, this.within(template)),
    'Fn::ImportValue': (argument, template) => this.importValue(argument, template),
    'Fn::GetStackOutput': (argument, template) => this.stackOutput(argument, template),
  };

  constructor(private readonly set: TemplateSet) {
    this.crossStack = new CrossStack(set, (value, template) => this.resolve(value, template));
  }

  /** The value with every intrinsic function followed. */
  resolve(value: unknown, template: Template): unknown {
    if (typeof value === 'string') return value.includes('{{resolve:') ? this.withoutReferences(value) : value;
    if (typeof value !== 'object' || value === null) return value ?? undefined;
    if (this.depth >= MAX_DEPTH) return UNKNOWN;
    this.depth++;
    try {
      return this.follow(value, template);
    } finally {
      this.depth--;
    }
  }

  /** The value with every intrinsic function followed; text has a `GAP` for each part that only the deployment knows. */
  resolveWithGaps(value: unknown, template: Template): unknown {
    this.gap = GAP;
    try {
      return this.resolve(value, template);
    } finally {
      this.gap = undefined;
    }
  }

  /** Text without its dynamic references, whose values only the deployment knows. */
  private withoutReferences(text: string): Maybe<string> {
    return this.gap === undefined ? UNKNOWN : text.replace(/\{\{resolve:[^{}]*\}\}/g, this.gap);
  }

  private follow(value: object, template: Template): unknown {
    if (Array.isArray(value)) {
      const items = value.map((item) => this.resolve(item, template));
      return items.includes(undefined) ? items.filter((item) => item !== undefined) : items;
    }
    const map = value as Readonly<Record<string, unknown>>;
    const name = intrinsicIn(map);
    if (name !== undefined) {
      const intrinsic = this.intrinsics[name];
      return intrinsic ? intrinsic(map[name], template) : UNKNOWN;
    }
    const resolved = new Bare();
    for (const key in map) {
      const item = this.resolve(map[key], template);
      if (item !== undefined) resolved[key] = item;
    }
    return resolved;
  }

  /** Whether a condition of the template holds. */
  condition(name: unknown, template: Template): Maybe<boolean> {
    if (typeof name !== 'string') return UNKNOWN;
    return this.once(`condition ${name}`, template, () => this.evaluate(own(template.section('Conditions'), name), template));
  }

  /** The template that an `Fn::ImportValue` or `Fn::GetStackOutput` reads from, where it is among those that are read. */
  importedFrom(expression: object, template: Template): Template | undefined {
    return this.crossStack.stack(own(expression, 'Fn::GetStackOutput'), template)
      ?? this.crossStack.exported(own(expression, 'Fn::ImportValue'), template)?.template;
  }

  /** Computes the value of a name once. A name that leads back to itself, directly or not, is unknown. */
  private once<T>(name: string, template: Template, compute: () => Maybe<T>): Maybe<T> {
    let values = this.named.get(template) as Map<string, Maybe<T>> | undefined;
    if (!values) this.named.set(template, values = new Map<string, Maybe<T>>());
    const before = values.get(name);
    if (before !== undefined) return before;
    if (this.depth >= MAX_DEPTH) return UNKNOWN;
    values.set(name, UNKNOWN);
    const { gap } = this;
    this.gap = undefined;
    this.depth++;
    try {
      const value = compute();
      values.set(name, value);
      return value;
    } finally {
      this.depth--;
      this.gap = gap;
    }
  }

  private within(template: Template): Resolve {
    return (value) => this.resolve(value, template);
  }

  private ref(name: unknown, template: Template): unknown {
    if (typeof name !== 'string') return UNKNOWN;
    if (name.startsWith('AWS::')) return pseudoParameter(name, template.target, template.stackName);
    const resource = template.resources.get(name);
    if (resource) return new Pointer(resource.address);
    return this.once(`parameter ${name}`, template, () => this.parameter(name, template));
  }

  private parameter(name: string, template: Template): unknown {
    const declared = asObject(own(template.section('Parameters'), name));
    const type = declared && own(declared, 'Type');
    // The value of an SSM parameter is its path in the parameter store, not the value at that path.
    if (!declared || typeof type !== 'string' || type.startsWith('AWS::SSM::')) return UNKNOWN;
    const value = this.givenByParent(name, template) ?? this.resolve(own(declared, 'Default'), template) ?? UNKNOWN;
    const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
    return isList && typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;
  }

  private givenByParent(name: string, { parent }: Template): unknown {
    const properties = asObject(parent?.resource.body.Properties);
    const parameters = properties && asObject(own(properties, 'Parameters'));
    return parent && parameters && this.resolve(own(parameters, name), parent.template);
  }

  private output(template: Template, name: string): unknown {
    return this.once(`output ${name}`, template, () => this.resolve(this.set.output(template, name), template) ?? UNKNOWN);
  }

  private getAtt(argument: unknown, template: Template): unknown {
    const parts: unknown = typeof argument === 'string' ? argument.split(/\.(.*)/s, 2) : argument;
    if (!Array.isArray(parts) || typeof parts[0] !== 'string') return UNKNOWN;
    const isPath = parts.length > 2 && parts.every((part) => typeof part === 'string');
    const attribute = isPath ? parts.slice(1).join('.') : this.resolve(parts[1], template);
    const resource = template.resources.get(parts[0]);
    if (typeof attribute !== 'string' || !resource) return UNKNOWN;
    const nested = attribute.startsWith('Outputs.') ? template.nested.get(parts[0]) : undefined;
    return nested ? this.output(nested, attribute.slice('Outputs.'.length)) : new Pointer(resource.address, attribute);
  }

  private choose(argument: unknown, template: Template): unknown {
    if (!Array.isArray(argument) || argument.length !== 3) return UNKNOWN;
    const holds = this.condition(argument[0], template);
    if (holds !== UNKNOWN) return this.resolve(argument[holds ? 1 : 2], template);
    const [yes, no] = [this.resolve(argument[1], template), this.resolve(argument[2], template)];
    return sameValue(yes, no) ? yes : UNKNOWN;
  }

  private importValue(argument: unknown, template: Template): unknown {
    const found = this.crossStack.exported(argument, template);
    if (!found) return UNKNOWN;
    return this.once(`export ${found.name}`, found.template, () => this.resolve(found.value, found.template) ?? UNKNOWN);
  }

  private stackOutput(argument: unknown, template: Template): unknown {
    const stack = this.crossStack.stack(argument, template);
    const output = asText(this.resolve(asObject(argument)?.OutputName, template));
    return stack && isKnown(output) ? this.output(stack, output) : UNKNOWN;
  }

  private evaluate(expression: unknown, template: Template, depth = 0): Maybe<boolean> {
    const body = asObject(expression) ?? {};
    const [key, ...more] = Object.keys(body);
    if (key === undefined || more.length > 0 || depth > MAX_DEPTH) return UNKNOWN;
    const argument = own(body, key);
    if (key === 'Condition') return this.condition(argument, template);
    if (!Array.isArray(argument) || argument.length === 0) return UNKNOWN;
    if (key === 'Fn::Equals') {
      const [left, right] = argument.map((item) => asText(this.resolve(item, template)));
      return isKnown(left) && isKnown(right) ? left === right : UNKNOWN;
    }
    const operands = argument.map((item) => this.evaluate(item, template, depth + 1));
    if (key === 'Fn::Not') return operands[0] === UNKNOWN ? UNKNOWN : !operands[0];
    if (key === 'Fn::And') return decide(operands, false);
    if (key === 'Fn::Or') return decide(operands, true);
    return UNKNOWN;
  }
}

/** The name of the intrinsic function that a map is; `undefined` for a plain map. */
export function intrinsicIn(map: object): string | undefined {
  const key = onlyKey(map);
  return key === 'Ref' || key?.startsWith('Fn::') === true ? key : undefined;
}

/** `And` is decided by one `false`, `Or` by one `true`; otherwise by all of them. */
function decide(operands: readonly Maybe<boolean>[], decisive: boolean): Maybe<boolean> {
  if (operands.includes(decisive)) return decisive;
  return operands.includes(UNKNOWN) ? UNKNOWN : !decisive;
}

function findInMap(argument: unknown, template: Template, resolve: Resolve): unknown {
  if (!Array.isArray(argument)) return UNKNOWN;
  const path = argument.slice(0, 3).map((key) => asText(resolve(key)));
  if (path.length !== 3 || !path.every(isKnown)) return UNKNOWN;
  let value: unknown = template.section('Mappings');
  for (const key of path) value = asObject(value) && own(value as object, key);
  if (value !== undefined) return resolve(value);
  return resolve(asObject(argument[3])?.DefaultValue) ?? UNKNOWN;
}

/** Whether two resolved values are known to be the same. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  if (a instanceof Pointer || b instanceof Pointer) {
    return a instanceof Pointer && b instanceof Pointer && a.address === b.address && a.attribute === b.attribute;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length
    && keys.every((key) => sameValue(own(a, key), own(b, key)));
}
