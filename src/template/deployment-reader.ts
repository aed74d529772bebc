import { DeploymentFacts, endOf, startOf } from '../facts';
import { referencesOf } from './references';
import { Resources } from './resources';
import { own } from './values';

/** What CloudFormation waits for when it creates the resources of the templates. */
export function readDeployment(resources: Resources): DeploymentFacts {
  const waitsFor = new Map<string, string[]>();
  const { templates } = resources.set;
  const names = new Set(templates.map((template) => template.name));
  for (const template of templates) {
    const start = startOf(template.name);
    waitsFor.set(start, template.parent
      ? startOfNested(template.parent.template.addressOf(template.parent.logicalId))
      : template.dependsOn.filter((name) => names.has(name)).map(endOf));
    waitsFor.set(endOf(template.name), [start]);
  }
  for (const resource of resources.all()) {
    const { template, raw, origin } = resource;
    const named = [...referencesOf(own(raw.body, 'Properties')).logicalIds, ...dependsOn(own(raw.body, 'DependsOn'))];
    const before = [...new Set(named)]
      .filter((logicalId) => logicalId !== raw.logicalId && template.resources.has(logicalId))
      .map((logicalId) => template.addressOf(logicalId));
    const nested = template.nested.get(raw.logicalId);
    if (nested) {
      // The stack resource is there when its template is; the template begins when what the resource waits for is there.
      waitsFor.set(startOfNested(origin.address)[0], [startOf(template.name), ...before]);
      waitsFor.set(origin.address, [endOf(nested.name)]);
    } else {
      waitsFor.set(origin.address, [startOf(template.name), ...before]);
    }
    waitsFor.get(endOf(template.name))!.push(origin.address);
  }
  return { waitsFor };
}

function startOfNested(address: string): [string] {
  return [`${address}<start>`];
}

function dependsOn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}
