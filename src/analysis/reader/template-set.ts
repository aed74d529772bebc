import { TemplateSource } from './source';
import { Assembling, Template } from './template';
import { UNKNOWN, addTo, asObject, own } from '../facts';

/** Templates that are read together, and what they share. */
export class TemplateSet {
  /** Every template, nested ones after their parent. */
  readonly templates: readonly Template[];
  private readonly byStack = new Map<string, Template[]>();

  constructor(sources: readonly TemplateSource[], resolve: Assembling['resolve'] = () => UNKNOWN) {
    const assembling = { resolve, names: new Set<string>() };
    this.templates = sources.flatMap((source) => [...new Template(source, assembling).family()]);
    for (const template of this.templates) {
      if (template.parent || typeof template.stackName !== 'string') continue;
      addTo(this.byStack, stackKey(template.assembly, template.stackName), template);
    }
  }

  /** The top-level templates of the stacks of that name: each account and Region may have one. */
  stacks(assembly: string, stackName: string): readonly Template[] {
    return this.byStack.get(stackKey(assembly, stackName)) ?? [];
  }

  /** The value of an output, before it is resolved. */
  output(template: Template, name: string): unknown {
    const output = asObject(own(template.section('Outputs'), name));
    return output && own(output, 'Value');
  }

  /** Outputs that carry an export name. */
  * exportsOf(template: Template): Iterable<{ readonly name: unknown; readonly value: unknown }> {
    for (const output of Object.values(template.section('Outputs'))) {
      const body = asObject(output);
      const exported = body && asObject(own(body, 'Export'));
      if (body && exported) yield { name: own(exported, 'Name'), value: own(body, 'Value') };
    }
  }
}

function stackKey(assembly: string, stackName: string): string {
  return `${assembly}|${stackName}`;
}
