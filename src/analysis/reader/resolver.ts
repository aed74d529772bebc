import { isKnown, Maybe, PartialText, Pointer, UNKNOWN, asObject, asText, Bare, onlyKey, own } from '../facts';
import { common } from './branches';
import { CrossStack } from './cross-stack';
import { isLoop, Loops } from './loops';
import { pseudoParameter } from './pseudo-parameters';
import { Template } from './template';
import { TemplateSet } from './template-set';
import { hasReference, isTooLarge, itemsIn, join, Resolve, select, split, sub } from './text-functions';
import { Assumption, severalAllowed, Undecided } from './undecided';

/** Deeper than this, a value is not followed: it counts as unknown. */
const MAX_DEPTH = 200;
/** How many characters functions put together, all in all: what comes after that is unknown. */
const MAX_MADE = 50_000_000;

type Intrinsic = (argument: unknown, template: Template) => unknown;

/**
 * Follows the intrinsic functions of CloudFormation as far as the templates tell.
 *
 * The result of {@link resolve} holds JSON values, `UNKNOWN` for what only the deployment knows, and `Pointer`s to resources;
 * what `AWS::NoValue` removes is `undefined`.
 */
export class Resolver {
  /** What was met and cannot be decided. */
  readonly undecided = new Undecided();
  private readonly named = new Map<Template, Map<string, unknown>>();
  private readonly crossStack: CrossStack;
  private depth = 0;
  /** Characters that functions have put together. */
  private made = 0;
  /** Whether texts keep the parts of them that are known. */
  private keepsParts = false;
  /** Whether what is resolved decides a condition. */
  private decides = false;

  private readonly intrinsics: Readonly<Record<string, Intrinsic | undefined>> = {
    'Ref': (name, template) => this.ref(name, template),
    'Fn::GetAtt': (argument, template) => this.getAtt(argument, template),
    'Fn::Join': (argument, template) => join(argument, this.within(template)),
    'Fn::Select': (argument, template) => select(argument, this.within(template)),
    'Fn::Split': (argument, template) => split(argument, this.within(template)),
    'Fn::Sub': (argument, template) => sub(argument, this.within(template), (name) => (
      name.includes('.') ? this.getAtt(name, template) : this.ref(name, template)
    )),
    'Fn::If': (argument, template) => this.choose(argument, template),
    'Fn::FindInMap': (argument, template) => this.findInMap(argument, template),
    'Fn::ImportValue': (argument, template) => this.importValue(argument, template),
    'Fn::GetStackOutput': (argument, template) => this.stackOutput(argument, template),
  };

  constructor(private readonly set: TemplateSet, private readonly assumption?: Assumption) {
    this.crossStack = new CrossStack(set, (value, template) => this.resolve(value, template));
  }

  /** The value with every intrinsic function followed; a text of which only a part is unknown is a `PartialText`. */
  resolveWithParts(value: unknown, template: Template): unknown {
    this.keepsParts = true;
    try {
      return this.resolve(value, template);
    } finally {
      this.keepsParts = false;
    }
  }

  /** The values that a value can have: one for each branch of the `Fn::If`s around it that cannot be decided. */
  branches(value: unknown, template: Template, depth = 0): unknown[] {
    const choice = onlyKey(asObject(value) ?? {}) === 'Fn::If' ? asObject(value)!['Fn::If'] : undefined;
    if (depth > MAX_DEPTH || !isChoice(choice)) return [this.resolve(value, template)];
    const holds = this.condition(choice[0], template);
    return choice.slice(1).filter((_branch, i) => holds === UNKNOWN || holds === (i === 0))
      .flatMap((branch) => this.branches(branch, template, depth + 1));
  }

  /** The value with every intrinsic function followed. */
  resolve(value: unknown, template: Template): unknown {
    if (typeof value === 'string') return hasReference(value) ? this.withoutReferences(value) : value;
    if (typeof value !== 'object' || value === null) return value ?? undefined;
    if (this.depth >= MAX_DEPTH) return UNKNOWN;
    this.depth++;
    try {
      return this.follow(value, template);
    } finally {
      this.depth--;
    }
  }

  /** Text without its dynamic references, whose values only the deployment knows. */
  private withoutReferences(text: string): unknown {
    return this.keepsParts ? new PartialText(text.replace(/\{\{resolve:[^{}]*\}\}/g, PartialText.GAP)) : UNKNOWN;
  }

  private follow(value: object, template: Template): unknown {
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const written of value) {
        const item = this.resolve(written, template);
        if (item !== undefined) items.push(item);
      }
      return items;
    }
    const map = value as Readonly<Record<string, unknown>>;
    const name = intrinsicIn(map);
    if (name !== undefined) {
      const intrinsic = this.intrinsics[name];
      if (intrinsic) return this.counted(intrinsic(map[name], template));
      if (!isLoop(name)) return UNKNOWN;
    }
    const resolved = new Bare();
    for (const key in map) {
      if (isLoop(key)) return this.resolve(new Loops(this.within(template)).expanded(map) ?? UNKNOWN, template);
      const item = this.resolve(map[key], template);
      if (item !== undefined) resolved[key] = item;
    }
    return resolved;
  }

  private counted(value: unknown): unknown {
    const text = value instanceof PartialText ? value.visible : value;
    if (typeof text !== 'string') return value;
    this.made += text.length;
    if (this.made > MAX_MADE) return UNKNOWN;
    // The functions can have put a dynamic reference together.
    return text !== value || hasReference(text) ? this.withoutReferences(text) : text;
  }

  /** Whether a condition of the template holds. */
  condition(name: unknown, template: Template): Maybe<boolean> {
    if (typeof name !== 'string') return UNKNOWN;
    return this.once(`condition ${name}`, template, () => this.deciding(() => this.evaluate(own(template.section('Conditions'), name), template)));
  }

  /** The template that an `Fn::ImportValue` or `Fn::GetStackOutput` reads from, where it is among those that are read. */
  importedFrom(expression: object, template: Template): Template | undefined {
    return this.crossStack.stack(own(expression, 'Fn::GetStackOutput'), template)
      ?? this.crossStack.exported(own(expression, 'Fn::ImportValue'), template)?.template;
  }

  /** Computes the value of a name once. A name that leads back to itself, directly or not, is unknown. */
  private once<T>(name: string, template: Template, compute: () => Maybe<T>): Maybe<T> {
    let values = this.named.get(template) as Map<string, Maybe<T>> | undefined;
    if (!values) this.named.set(template, values = this.assumed(template) as Map<string, Maybe<T>>);
    const before = values.get(name);
    if (before !== undefined) return before;
    if (this.depth >= MAX_DEPTH) return UNKNOWN;
    values.set(name, UNKNOWN);
    const { keepsParts } = this;
    this.keepsParts = false;
    this.depth++;
    try {
      const value = compute();
      values.set(name, value);
      return value;
    } finally {
      this.depth--;
      this.keepsParts = keepsParts;
    }
  }

  private assumed({ name }: Template): Map<string, unknown> {
    const { assumption } = this;
    return new Map(assumption?.template === name ? [[assumption.name, assumption.value]] : []);
  }

  /** Resolves what decides a condition: there, the partition is unknown unless the Region is known. */
  private deciding<T>(work: () => T): T {
    const { decides } = this;
    this.decides = true;
    try {
      return work();
    } finally {
      this.decides = decides;
    }
  }

  private within(template: Template): Resolve {
    return (value) => this.resolve(value, template);
  }

  private ref(name: unknown, template: Template): unknown {
    if (typeof name !== 'string') return UNKNOWN;
    if (name.startsWith('AWS::')) return pseudoParameter(name, template, this.decides);
    const resource = template.resources.get(name);
    if (resource) return new Pointer(resource.address);
    return this.once(`parameter ${name}`, template, () => this.parameter(name, template));
  }

  private parameter(name: string, template: Template): unknown {
    const declared = asObject(own(template.section('Parameters'), name));
    const type = declared && own(declared, 'Type');
    // The value of an SSM parameter is its path in the parameter store, not the value at that path.
    if (!declared || typeof type !== 'string' || type.startsWith('AWS::SSM::')) return UNKNOWN;
    const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
    const value = this.given(name, template) ?? this.defaultOf(name, declared, template, isList);
    if (typeof value !== 'string') return value;
    if (!isList) return isTooLarge(value) ? UNKNOWN : value;
    const items = itemsIn(value, ',');
    return isKnown(items) ? items.map((item) => item.trim()) : UNKNOWN;
  }

  /** What the parent of a nested stack, or the user, gives for a parameter. */
  private given(name: string, { parent, parameters }: Template): unknown {
    if (!parent) return own(parameters, name);
    const properties = asObject(parent.resource.body.Properties);
    const given = properties && asObject(own(properties, 'Parameters'));
    return given && this.deciding(() => this.resolve(own(given, name), parent.template));
  }

  /** The default, unless the user of the template is asked to choose another one. */
  private defaultOf(name: string, declared: Readonly<Record<string, unknown>>, template: Template, isList: boolean): unknown {
    const allowed = template.parent ? undefined : severalAllowed(declared);
    if (allowed && !isList) this.undecided.parameter(name, template, allowed);
    return allowed ? UNKNOWN : this.resolve(own(declared, 'Default'), template) ?? UNKNOWN;
  }

  private findInMap(argument: unknown, template: Template): unknown {
    if (!Array.isArray(argument)) return UNKNOWN;
    const resolve = this.within(template);
    const path = argument.slice(0, 3).map((key) => asText(resolve(key)));
    if (path.length !== 3 || !path.every(isKnown)) return UNKNOWN;
    const value = this.once(`mapping ${JSON.stringify(path)}`, template, () => {
      let found: unknown = template.section('Mappings');
      for (const key of path) found = asObject(found) && own(found as object, key);
      const resolved = resolve(found) ?? null;
      return isTooLarge(resolved) ? UNKNOWN : resolved;
    });
    return value === null ? resolve(asObject(argument[3])?.DefaultValue) ?? UNKNOWN : value;
  }

  private output(template: Template, name: string): unknown {
    return this.once(`output ${name}`, template, () => this.resolve(this.set.output(template, name), template) ?? UNKNOWN);
  }

  private getAtt(argument: unknown, template: Template): unknown {
    const parts: unknown = typeof argument === 'string' ? argument.split(/\.(.*)/s, 2) : argument;
    if (!Array.isArray(parts)) return UNKNOWN;
    const isPath = parts.length > 2 && parts.every((part) => typeof part === 'string');
    const attribute = isPath ? parts.slice(1).join('.') : this.resolve(parts[1], template);
    const resource = template.resources.get(parts[0]);
    if (typeof attribute !== 'string' || !resource) return UNKNOWN;
    const nested = attribute.startsWith('Outputs.') ? template.nested.get(parts[0]) : undefined;
    return nested ? this.output(nested, attribute.slice('Outputs.'.length)) : new Pointer(resource.address, attribute);
  }

  private choose(argument: unknown, template: Template): unknown {
    if (!isChoice(argument)) return UNKNOWN;
    const [name, yes, no] = argument;
    const holds = this.condition(name, template);
    if (holds !== UNKNOWN) return this.resolve(holds ? yes : no, template);
    if (typeof name === 'string' && own(template.section('Conditions'), name) !== undefined) this.undecided.condition(name, template);
    return common(this.resolve(yes, template), this.resolve(no, template));
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

/** Whether something is the argument of an `Fn::If`. */
function isChoice(argument: unknown): argument is readonly [unknown, unknown, unknown] {
  return Array.isArray(argument) && argument.length === 3;
}

/** `And` is decided by one `false`, `Or` by one `true`; otherwise by all of them. */
function decide(operands: readonly Maybe<boolean>[], decisive: boolean): Maybe<boolean> {
  if (operands.includes(decisive)) return decisive;
  return operands.includes(UNKNOWN) ? UNKNOWN : !decisive;
}
