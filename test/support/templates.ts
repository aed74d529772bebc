import { NestedSource, readMesh, TemplateSource } from '../../src/analysis/reader';
import { judge, Judgement } from '../../src/analysis/rules';

/** A resource that a test can change. */
export interface Resource {
  Type: string;
  Properties: Properties;
  Metadata?: Properties;
  DependsOn?: string | string[];
  Condition?: string;
}

/** Properties that a test can change; it knows their shape. */
export type Properties = { [key: string]: Value };

type Value = ReturnType<typeof JSON.parse>;

/** A template that a test can change. */
export interface Template {
  Parameters?: { [name: string]: Properties };
  Mappings?: { [name: string]: Properties };
  Conditions?: { [name: string]: Properties };
  Resources: { [logicalId: string]: Resource };
  Outputs?: { [name: string]: Properties };
}

/** The source of a single template, in a known account and Region. */
export function alone(body: unknown, name = 'shop.template.json'): TemplateSource {
  return { name, body, assembly: name, stackName: 'shop', account: '111111111111', region: 'eu-west-1' };
}

/** The findings in templates that are deployed together. */
export function judgeTemplates(...sources: TemplateSource[]): Judgement[] {
  return judge(readMesh(sources));
}

/** The templates of nested stacks, by the logical id of the stack. */
export function nesting(templates: Readonly<Record<string, TemplateSource>>): NestedSource {
  return ({ logicalId }) => templates[logicalId] ?? { reason: 'its template is not at hand' };
}
