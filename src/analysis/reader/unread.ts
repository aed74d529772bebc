import { ServiceFacts, UNKNOWN, UnreadFacts, asObject } from '../facts';
import { Resource, Resources } from './resources';
import { Template } from './template';

/** Macros that add no service of ECS, or whose work the reader does itself. */
const HARMLESS_MACROS = /^AWS::(LanguageExtensions|Serverless-|SecretsManager-|CodeDeployBlueGreen$|ServiceCatalog$)/;

/** Resources that deploy templates that are not at hand. */
const DEPLOYERS: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::StackSet', 'the template of a stack set is not read'],
  ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', 'the template of a product of Service Catalog is not at hand'],
]);

/** The longest text of a template that a reason quotes. */
const MAX_QUOTED = 100;

/** What may hold a service and was not read; `transformed` are resources that a macro writes in part. */
export function readUnread(resources: Resources, services: readonly ServiceFacts[], transformed: Iterable<Resource>): UnreadFacts[] {
  const unread = resources.templates.flatMap(inTemplate);
  for (const resource of resources.all()) {
    const reason = reasonOf(resource);
    if (reason !== undefined) unread.push({ ...placeOf(resource), reason });
  }
  for (const resource of transformed) unread.push({ ...placeOf(resource), reason: 'a macro (Fn::Transform) writes a part of it' });
  for (const { origin: { template, logicalId }, enabled, task } of services) {
    const place = { template, resource: logicalId };
    if (enabled === UNKNOWN) unread.push({ ...place, reason: 'its ServiceConnectConfiguration is known only at deployment' });
    else if (enabled && task === UNKNOWN) unread.push({ ...place, reason: 'its task definition is not at hand' });
  }
  return unread;
}

/** Macros and loops. */
function inTemplate({ name: template, transforms, openLoops, hasTransform }: Template): UnreadFacts[] {
  const macros = transforms.filter((macro) => typeof macro !== 'string' || !HARMLESS_MACROS.test(macro));
  return [
    ...macros.map((macro) => ({ template, resource: 'Transform', reason: `the macro ${quoted(asObject(macro)?.Name ?? macro)} is not run` })),
    ...hasTransform ? [{ template, resource: 'Resources', reason: 'a macro (Fn::Transform) adds resources' }] : [],
    ...openLoops.map(({ key, reason }) => ({ template, resource: key, reason: `the loop is not written out: ${reason}` })),
  ];
}

function reasonOf({ type, raw, template }: Resource): string | undefined {
  if (type.endsWith('::MODULE')) return `the module ${quoted(type)} is not read`;
  return DEPLOYERS.get(type) ?? template.notAtHand.get(raw.logicalId);
}

function placeOf({ template, raw }: Resource): Pick<UnreadFacts, 'template' | 'resource'> {
  return { template: template.name, resource: raw.logicalId };
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}
