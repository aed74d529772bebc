import { isKnown, Maybe, Pointer, UNKNOWN } from '../facts';
import { Template } from './template';
import { TemplateSet } from './template-set';
import { asObject, asText, own } from './values';

/** Deeper than this, a value is a riddle or an attack: it counts as unknown. */
const MAX_DEPTH = 100;

type Intrinsic = (argument: unknown, template: Template, depth: number) => unknown;

/**
 * Follows the intrinsic functions of CloudFormation as far as the templates tell.
 *
 * The result of {@link resolve} holds JSON values, `UNKNOWN` for what only the deployment knows, and `Pointer`s to resources;
 * what `AWS::NoValue` removes is `undefined`.
 */
export class Resolver {
  private readonly exports = new Map<string, Map<string, { template: Template; value: unknown }>>();
  private readonly conditions = new Map<Template, Map<string, Maybe<boolean>>>();

  constructor(private readonly set: TemplateSet) {}

  /** The value with every intrinsic function followed. */
  resolve(value: unknown, template: Template, depth = 0): unknown {
    if (depth > MAX_DEPTH) return UNKNOWN;
    if (typeof value === 'string') return value.includes('{{resolve:') ? UNKNOWN : value;
    if (typeof value !== 'object' || value === null) return value ?? undefined;
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item, template, depth + 1)).filter((item) => item !== undefined);
    }
    const keys = Object.keys(value);
    if (keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'))) {
      const intrinsic = this.intrinsics[keys[0]];
      return intrinsic ? intrinsic(own(value, keys[0]), template, depth + 1) : UNKNOWN;
    }
    const resolved: Record<string, unknown> = Object.create(null);
    for (const key of keys) {
      const item = this.resolve(own(value, key), template, depth + 1);
      if (item !== undefined) resolved[key] = item;
    }
    return resolved;
  }

  /** Whether a condition of the template holds. */
  condition(name: unknown, template: Template, depth = 0): Maybe<boolean> {
    if (typeof name !== 'string' || depth > MAX_DEPTH) return UNKNOWN;
    const known = this.conditions.get(template) ?? new Map<string, Maybe<boolean>>();
    this.conditions.set(template, known);
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, UNKNOWN); // a condition that names itself stays undecided
    const value = this.evaluate(own(template.section('Conditions'), name), template, depth + 1);
    known.set(name, value);
    return value;
  }

  private readonly intrinsics: Readonly<Record<string, Intrinsic | undefined>> = {
    'Ref': (name, template, depth) => this.ref(name, template, depth),
    'Fn::GetAtt': (argument, template, depth) => this.getAtt(argument, template, depth),
    'Fn::Join': (argument, template, depth) => this.join(argument, template, depth),
    'Fn::Sub': (argument, template, depth) => this.sub(argument, template, depth),
    'Fn::If': (argument, template, depth) => this.choose(argument, template, depth),
    'Fn::FindInMap': (argument, template, depth) => this.findInMap(argument, template, depth),
    'Fn::Select': (argument, template, depth) => this.select(argument, template, depth),
    'Fn::Split': (argument, template, depth) => this.split(argument, template, depth),
    'Fn::ImportValue': (argument, template, depth) => this.importValue(argument, template, depth),
    'Fn::GetStackOutput': (argument, template, depth) => this.stackOutput(argument, template, depth),
  };

  private ref(name: unknown, template: Template, depth: number): unknown {
    if (typeof name !== 'string') return UNKNOWN;
    if (name.startsWith('AWS::')) return pseudoParameter(name, template);
    if (template.resources.has(name)) return new Pointer(template.addressOf(name));
    return this.parameter(name, template, depth);
  }

  private parameter(name: string, template: Template, depth: number): unknown {
    const declared = asObject(own(template.section('Parameters'), name));
    if (!declared) return UNKNOWN;
    const given = this.givenByParent(name, template, depth);
    if (given !== undefined) return given;
    const type = own(declared, 'Type');
    const value = own(declared, 'Default');
    // The default of an SSM parameter is its path in the parameter store, not its value.
    if (value === undefined || typeof type !== 'string' || type.startsWith('AWS::SSM::')) return UNKNOWN;
    const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
    return isList && typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;
  }

  private givenByParent(name: string, template: Template, depth: number): unknown {
    if (!template.parent) return undefined;
    const { template: parent, logicalId } = template.parent;
    const properties = asObject(parent.resources.get(logicalId)?.body.Properties);
    const parameters = properties && asObject(own(properties, 'Parameters'));
    return parameters && this.resolve(own(parameters, name), parent, depth);
  }

  private getAtt(argument: unknown, template: Template, depth: number): unknown {
    const parts = typeof argument === 'string' ? argument.split(/\.(.*)/s, 2) : argument;
    if (!Array.isArray(parts) || typeof parts[0] !== 'string') return UNKNOWN;
    const attribute = this.resolve(parts.length > 2 ? parts.slice(1).join('.') : parts[1], template, depth);
    if (typeof attribute !== 'string' || !template.resources.has(parts[0])) return UNKNOWN;
    const nested = template.nested.get(parts[0]);
    if (nested && attribute.startsWith('Outputs.')) {
      return this.resolve(this.set.output(nested, attribute.slice('Outputs.'.length)), nested, depth) ?? UNKNOWN;
    }
    return new Pointer(template.addressOf(parts[0]), attribute);
  }

  private join(argument: unknown, template: Template, depth: number): unknown {
    if (!Array.isArray(argument) || typeof argument[0] !== 'string') return UNKNOWN;
    const items = this.resolve(argument[1], template, depth);
    if (!Array.isArray(items)) return UNKNOWN;
    if (items.length === 1) return items[0];
    const texts = items.map(asText);
    return texts.every(isKnown) ? texts.join(argument[0]) : UNKNOWN;
  }

  private sub(argument: unknown, template: Template, depth: number): unknown {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    if (typeof text !== 'string') return UNKNOWN;
    const given = asObject(variables) ?? {};
    const valueOf = (name: string) => {
      if (Object.hasOwn(given, name)) return this.resolve(own(given, name), template, depth);
      return name.includes('.') ? this.getAtt(name, template, depth) : this.ref(name, template, depth);
    };
    const alone = /^\$\{([^!}][^}]*)\}$/.exec(text);
    if (alone) return valueOf(alone[1].trim());
    let known = true;
    const result = text.replace(/\$\{([^}]*)\}/g, (_match, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const value = asText(valueOf(name.trim()));
      known &&= isKnown(value);
      return isKnown(value) ? value : '';
    });
    return known ? this.resolve(result, template, depth) : UNKNOWN;
  }

  private choose(argument: unknown, template: Template, depth: number): unknown {
    if (!Array.isArray(argument) || argument.length !== 3) return UNKNOWN;
    const holds = this.condition(argument[0], template, depth);
    if (holds !== UNKNOWN) return this.resolve(argument[holds ? 1 : 2], template, depth);
    const [yes, no] = [1, 2].map((branch) => this.resolve(argument[branch], template, depth));
    return sameValue(yes, no) ? yes : UNKNOWN;
  }

  private findInMap(argument: unknown, template: Template, depth: number): unknown {
    if (!Array.isArray(argument)) return UNKNOWN;
    const path = argument.slice(0, 3).map((key) => asText(this.resolve(key, template, depth)));
    if (path.length !== 3 || !path.every(isKnown)) return UNKNOWN;
    let value: unknown = template.section('Mappings');
    for (const key of path) value = asObject(value) && own(value as object, key);
    if (value !== undefined) return value;
    const fallback = asObject(argument[3]);
    return fallback ? this.resolve(own(fallback, 'DefaultValue'), template, depth) : UNKNOWN;
  }

  private select(argument: unknown, template: Template, depth: number): unknown {
    if (!Array.isArray(argument)) return UNKNOWN;
    const index = asText(this.resolve(argument[0], template, depth));
    const items = this.resolve(argument[1], template, depth);
    if (!isKnown(index) || !Array.isArray(items)) return UNKNOWN;
    return items[Number(index)] ?? UNKNOWN;
  }

  private split(argument: unknown, template: Template, depth: number): unknown {
    if (!Array.isArray(argument) || typeof argument[0] !== 'string') return UNKNOWN;
    const text = this.resolve(argument[1], template, depth);
    return typeof text === 'string' ? text.split(argument[0]) : UNKNOWN;
  }

  private importValue(argument: unknown, template: Template, depth: number): unknown {
    const name = asText(this.resolve(argument, template, depth));
    if (!isKnown(name)) return UNKNOWN;
    const found = this.exportsOf(template.assembly).get(name);
    return found ? this.resolve(found.value, found.template, depth) ?? UNKNOWN : UNKNOWN;
  }

  private exportsOf(assembly: string) {
    let exports = this.exports.get(assembly);
    if (!exports) {
      this.exports.set(assembly, exports = new Map());
      for (const template of this.set.templates) {
        if (template.assembly !== assembly) continue;
        for (const { name, value } of this.set.exportsOf(template)) {
          const text = asText(this.resolve(name, template));
          if (isKnown(text)) exports.set(text, { template, value });
        }
      }
    }
    return exports;
  }

  private stackOutput(argument: unknown, template: Template, depth: number): unknown {
    const given = asObject(argument);
    const stackName = asText(given && this.resolve(given.StackName, template, depth));
    const output = asText(given && this.resolve(given.OutputName, template, depth));
    if (!isKnown(stackName) || !isKnown(output)) return UNKNOWN;
    const name = /^arn:[^/]*:stack\/([^/]+)/.exec(stackName)?.[1] ?? stackName;
    const stack = this.set.stack(template.assembly, name);
    return stack ? this.resolve(this.set.output(stack, output), stack, depth) ?? UNKNOWN : UNKNOWN;
  }

  private evaluate(expression: unknown, template: Template, depth: number): Maybe<boolean> {
    const body = asObject(expression);
    if (!body || depth > MAX_DEPTH) return UNKNOWN;
    const [key] = Object.keys(body);
    const argument = key === undefined ? undefined : own(body, key);
    if (key === 'Condition') return this.condition(argument, template, depth);
    if (!Array.isArray(argument)) return UNKNOWN;
    if (key === 'Fn::Equals') {
      const [left, right] = argument.map((item) => this.resolve(item, template, depth));
      const [a, b] = [asText(left), asText(right)];
      return isKnown(a) && isKnown(b) ? a === b : UNKNOWN;
    }
    const operands = argument.map((item) => this.evaluate(item, template, depth + 1));
    if (key === 'Fn::Not') return operands[0] === UNKNOWN ? UNKNOWN : !operands[0];
    if (key === 'Fn::And') return decide(operands, false);
    if (key === 'Fn::Or') return decide(operands, true);
    return UNKNOWN;
  }
}

/** `And` is decided by one `false`, `Or` by one `true`; otherwise by all of them. */
function decide(operands: readonly Maybe<boolean>[], decisive: boolean): Maybe<boolean> {
  if (operands.includes(decisive)) return decisive;
  return operands.includes(UNKNOWN) ? UNKNOWN : !decisive;
}

function pseudoParameter(name: string, template: Template): unknown {
  const { account, region } = template.target;
  switch (name) {
    case 'AWS::NoValue': return undefined;
    case 'AWS::AccountId': return account;
    case 'AWS::Region': return region;
    case 'AWS::StackName': return template.stackName;
    case 'AWS::Partition': return isKnown(region) ? partitionOf(region) : UNKNOWN;
    case 'AWS::URLSuffix': return isKnown(region) ? (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com') : UNKNOWN;
    default: return UNKNOWN;
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

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
