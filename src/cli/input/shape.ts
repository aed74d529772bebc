import { Refusal } from '../../analysis/reader';

/** Sections of a template that are maps, if present. */
const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Outputs', 'Metadata', 'Globals'];
/** Parts of a resource that are maps, if present. */
const PARTS = ['Properties', 'Metadata'];

type Body = Readonly<Record<string, unknown>>;

/** Refuses a document that CloudFormation could not read as a template. A stack of the CDK may be empty and then has no resources. */
export function checkShape(file: string, body: unknown, mayBeEmpty = false): void {
  if (!isMap(body)) throw new Refusal(file, `is not a CloudFormation template: it holds ${kindOf(body)}, not a map`);
  const { Resources: resources } = body;
  if (resources === undefined && !mayBeEmpty) throw new Refusal(file, 'is not a CloudFormation template: it has no Resources');
  if (resources !== undefined && !isMap(resources)) throw new Refusal(file, `Resources is ${kindOf(resources)}, not a map`);
  for (const section of SECTIONS) {
    const value = body[section] ?? {};
    if (!isMap(value)) throw new Refusal(file, `${section} is ${kindOf(value)}, not a map`);
  }
  for (const logicalId in resources) checkResource(file, logicalId, resources[logicalId]);
}

/** Whether somebody meant a template: a folder holds other files, too. */
export function looksLikeTemplate(body: unknown): boolean {
  if (!isMap(body)) return false;
  if (body.AWSTemplateFormatVersion !== undefined) return true;
  const { Resources: resources } = body;
  if (!isMap(resources)) return false;
  for (const logicalId in resources) {
    const resource = resources[logicalId];
    if (isMap(resource) && typeof resource.Type === 'string' && resource.Type.includes('::')) return true;
  }
  return false;
}

/** Whether a file describes a cloud assembly. */
export function isManifest(body: unknown): boolean {
  return isMap(body) && body.Resources === undefined && isMap(body.artifacts) && typeof body.version === 'string';
}

function checkResource(file: string, logicalId: string, resource: unknown): void {
  // A macro in place of a resource: Fn::ForEach::Services, Fn::Transform.
  if (logicalId.startsWith('Fn::')) return;
  const path = `Resources/${logicalId}`;
  if (!isMap(resource)) throw new Refusal(file, `${path} is ${kindOf(resource)}, not a map`);
  if (typeof resource.Type !== 'string') {
    throw new Refusal(file, resource.Type === undefined ? `${path} has no Type` : `${path}/Type is ${kindOf(resource.Type)}, not text`);
  }
  for (const key of PARTS) {
    const value = resource[key] ?? {};
    if (!isMap(value)) throw new Refusal(file, `${path}/${key} is ${kindOf(value)}, not a map`);
  }
}

function isMap(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'a map';
}
