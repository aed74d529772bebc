import { NestedSource, readMesh, TemplateSource } from '../../src/analysis/reader';
import { judge, Judgement } from '../../src/analysis/rules';

/** A resource that a test may change at will. */
export interface Resource {
  Type: string;
  Properties: Properties;
  Metadata?: Properties;
  DependsOn?: string | string[];
  Condition?: string;
}

/** Properties that a test may change at will: a test knows the shape of what it builds. */
export type Properties = { [key: string]: Value };

type Value = ReturnType<typeof JSON.parse>;

/** A template that a test may change at will. */
export interface Template {
  Parameters?: { [name: string]: Properties };
  Mappings?: { [name: string]: Properties };
  Conditions?: { [name: string]: Properties };
  Resources: { [logicalId: string]: Resource };
  Outputs?: { [name: string]: Properties };
}

/** The source of one template that stands alone, in a known account and Region. */
export function alone(body: unknown, name = 'shop.template.json'): TemplateSource {
  return { name, body, assembly: name, stackName: 'shop', account: '111111111111', region: 'eu-west-1' };
}

/** What the rules say of templates that are deployed together. */
export function judgeTemplates(...sources: TemplateSource[]): Judgement[] {
  return judge(readMesh(sources));
}

/** What the rules say of one template. */
export function judgeTemplate(body: unknown): Judgement[] {
  return judgeTemplates(alone(body));
}

/** The templates of nested stacks, by the logical id of the stack. */
export function nesting(templates: Readonly<Record<string, TemplateSource>>): NestedSource {
  return ({ logicalId }) => templates[logicalId] ?? { reason: 'its template is not at hand' };
}
