import { MeshFacts, Pointer } from '../../../src/analysis/facts';
import { readMesh, TemplateSource } from '../../../src/analysis/reader';
import { alone, Template } from '../../support/templates';

/** Sections of a template around the one resource that a test looks at. */
export type Sections = Omit<Template, 'Resources'> & { Resources?: Template['Resources'] };

/** What becomes of the value of a property, in a template with these other sections. */
export function resolved(value: unknown, sections: Sections = {}, source: Partial<TemplateSource> = {}): unknown {
  return propertyOf(readMesh([looking(value, sections, source)]));
}

/** The source of a template with the property that {@link propertyOf} gives. */
export function looking(value: unknown, sections: Sections = {}, source: Partial<TemplateSource> = {}): TemplateSource {
  const Resources = { ...sections.Resources, Looked: { Type: 'Test::Looked', Properties: { Value: value } } };
  return { ...alone({ ...sections, Resources }), ...source };
}

/** The property of the resource that a test looks at. */
export function propertyOf(mesh: MeshFacts): unknown {
  return mesh.resources.ofType('Test::Looked')[0]?.properties.Value;
}

/** A reference to a resource of the one template. */
export function pointer(logicalId: string, attribute?: string, template = 'shop.template.json'): Pointer {
  return new Pointer(`${template}#${logicalId}`, attribute);
}

/** Some resource to refer to. */
export const TOPIC = { Type: 'AWS::SNS::Topic', Properties: {} };
