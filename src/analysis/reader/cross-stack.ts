import { addTo, asObject, asText, DeploymentTarget, isKnown, Maybe, own, UNKNOWN } from '../facts';
import { Template } from './template';
import { TemplateSet } from './template-set';

/** A value that a template exports, before it is resolved. */
interface Export {
  readonly template: Template;
  readonly name: string;
  readonly value: unknown;
}

/** Where a stack is, as far as the one who reads from it tells. */
type Place = Pick<DeploymentTarget, 'account' | 'region'>;

/** Finds what a template reads from other stacks of its assembly. A name that two stacks may mean is found nowhere. */
export class CrossStack {
  private readonly exports = new Map<string, Map<string, Export[]>>();

  constructor(private readonly set: TemplateSet, private readonly resolve: (value: unknown, template: Template) => unknown) {}

  /** The export that an `Fn::ImportValue` of the template names. */
  exported(argument: unknown, template: Template): Export | undefined {
    const name = asText(this.resolve(argument, template));
    if (!isKnown(name)) return undefined;
    return onlyOne(this.exportsOf(template.assembly).get(name), ({ template: other }) => other.target, template.target);
  }

  /** The stack that an `Fn::GetStackOutput` of the template names. */
  stack(argument: unknown, template: Template): Template | undefined {
    const given = asObject(argument);
    if (!given) return undefined;
    const [stackName, region, role] = ['StackName', 'Region', 'RoleArn'].map((key) => asText(this.resolve(own(given, key), template)));
    if (!isKnown(stackName)) return undefined;
    const [, arnRegion, arnAccount, arnName] = /^arn:[^:]*:cloudformation:([^:]*):([^:]*):stack\/([^/]+)/.exec(stackName) ?? [];
    const stacks = this.set.stacks(template.assembly, arnName ?? stackName);
    return onlyOne(stacks, ({ target }) => target, {
      region: arnRegion ?? region ?? template.target.region,
      account: arnAccount ?? accountOf(role) ?? template.target.account,
    });
  }

  private exportsOf(assembly: string): Map<string, Export[]> {
    const known = this.exports.get(assembly);
    if (known) return known;
    const exports = new Map<string, Export[]>();
    this.exports.set(assembly, exports);
    for (const template of this.set.templates) {
      if (template.assembly !== assembly) continue;
      for (const { name, value } of this.set.exportsOf(template)) {
        const text = asText(this.resolve(name, template));
        if (!isKnown(text)) continue;
        addTo(exports, text, { template, name: text, value });
      }
    }
    return exports;
  }
}

/** The account that a role is in: `Fn::GetStackOutput` assumes one to read from another account. */
function accountOf(role: Maybe<string> | undefined): Maybe<string> | undefined {
  if (!isKnown(role)) return role;
  return /^arn:[^:]*:iam::(\d{12}):/.exec(role)?.[1] ?? UNKNOWN;
}

function onlyOne<T>(candidates: readonly T[] = [], placeOf: (candidate: T) => Place, wanted: Place): T | undefined {
  let only: T | undefined;
  for (const candidate of candidates) {
    const { account, region } = placeOf(candidate);
    if (!mayEqual(account, wanted.account) || !mayEqual(region, wanted.region)) continue;
    if (only !== undefined) return undefined;
    only = candidate;
  }
  return only;
}

function mayEqual(a: Maybe<string>, b: Maybe<string>): boolean {
  return a === UNKNOWN || b === UNKNOWN || a === b;
}
