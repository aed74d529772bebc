import { METADATA_KEY } from '../../../../src/analysis/facts';
import { TemplateSource } from '../../../../src/analysis/reader';
import { Properties, Template } from '../../../support/templates';

/** A stack of an assembly; where `dependsOn` is left out, nothing is known of its order. */
export function stack(name: string, body: unknown, dependsOn?: readonly string[]): TemplateSource {
  return {
    name: `${name}.template.json`,
    body,
    assembly: 'cdk.out',
    stackName: name,
    account: '111111111111',
    region: 'eu-west-1',
    ...(dependsOn ? { dependsOn: dependsOn.map((other) => `${other}.template.json`) } : {}),
  };
}

/**
 * A template in two stacks: some resources in the stack `Frontend`, all others in `Backend`. What one refers to in the other is
 * an import; a DependsOn on what is not there is left out.
 */
export function inTwoStacks(template: Template, frontend: readonly string[]): { frontend: Template; backend: Template } {
  const parts = { frontend: { Resources: {}, Outputs: {} } as Template, backend: { Resources: {}, Outputs: {} } as Template };
  for (const [id, resource] of Object.entries(template.Resources)) {
    const mine = frontend.includes(id);
    const other = mine ? parts.backend : parts.frontend;
    const isHere = (name: string) => !(name in template.Resources) || frontend.includes(name) === mine;
    (mine ? parts.frontend : parts.backend).Resources[id] = {
      ...resource,
      Properties: withImports(resource.Properties, isHere, other) as Properties,
      DependsOn: [resource.DependsOn ?? []].flat().filter(isHere),
    };
  }
  return parts;
}

function withImports(value: unknown, isHere: (name: string) => boolean, other: Template): unknown {
  if (Array.isArray(value)) return value.map((item) => withImports(item, isHere, other));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as Properties;
  const name = ref ?? attribute?.[0];
  if (name !== undefined && !isHere(name)) {
    const exported = attribute ? attribute.join('-') : ref;
    other.Outputs![exported.replace('-', '')] = { Value: value, Export: { Name: exported } };
    return { 'Fn::ImportValue': exported };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withImports(item, isHere, other)]));
}

/** States whom a service calls, as its metadata does. */
export function declare(template: Template, service: string, ...connections: unknown[]): void {
  template.Resources[service].Metadata = { [METADATA_KEY]: { version: 1, namespace: 'shop', connections } };
}

/** Makes `Ui` a service that calls nobody. */
export function callNobody({ Resources: { Ui, UiTask } }: Template): void {
  delete Ui.Metadata;
  delete UiTask.Properties.ContainerDefinitions[0].Environment;
}

/** Gives `Ui` an endpoint `ui:80`, so that others can call it. */
export function publishUi({ Resources: { Ui, UiTask } }: Template): void {
  UiTask.Properties.ContainerDefinitions[0].PortMappings = [{ Name: 'ui', ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' }];
  Ui.Properties.ServiceConnectConfiguration.Services = [{ PortName: 'ui', DiscoveryName: 'ui', ClientAliases: [{ DnsName: 'ui', Port: 80 }] }];
}

/** Makes `Catalog` and `Ui` name each other in their environment, without any order. */
export function inferredCycle(template: Template): void {
  publishUi(template);
  const { Resources: { Ui, CatalogTask } } = template;
  delete Ui.Metadata;
  Ui.DependsOn = ['CatalogFromUi'];
  CatalogTask.Properties.ContainerDefinitions[0].Environment = [{ Name: 'UI_URL', Value: 'http://ui' }];
}
