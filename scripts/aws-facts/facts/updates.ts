import { isDeploying, isReplacing, REPLACING } from '../../../src/analysis/topology/update-behaviour';
import { Fact } from '../compare';
import { Schema } from '../models';

const TRIGGERS = 'This parameter triggers a new service deployment';
const TRIGGERS_NOT = 'This parameter doesn\'t trigger a new service deployment';

/** Parameters of `UpdateService` whose property has another name. */
const PROPERTIES: Readonly<Record<string, string>> = { placementStrategy: 'PlacementStrategies', enableECSManagedTags: 'EnableECSManagedTags' };

/** What an update of a resource does, as `plan --from` tells it. */
export const UPDATES: readonly Fact[] = [
  ...Object.entries(REPLACING).map(([type, names]): Fact => ({
    name: `what replaces ${type}`,
    ours: () => [...names].sort(),
    theirs: ({ schema }) => {
      const { createOnlyProperties = [], conditionalCreateOnlyProperties = [] } = schema(type) ?? {};
      // Of those that replace in some cases only, the launch type of a service counts as one.
      const inSomeCases = conditionalCreateOnlyProperties.filter((path) => type === 'AWS::ECS::Service' && path === '/properties/LaunchType');
      return [...createOnlyProperties, ...inSomeCases].map(nameOf).sort();
    },
  })),
  {
    name: 'what replaces AWS::ECS::TaskDefinition',
    ours: ({ schema }) => propertiesOf(schema('AWS::ECS::TaskDefinition')).filter((name) => isReplacing('AWS::ECS::TaskDefinition', name)),
    theirs: ({ schema }) => schema('AWS::ECS::TaskDefinition')?.createOnlyProperties?.map(nameOf).sort(),
  },
  ...[true, false].map((deploys): Fact => ({
    name: `parameters of UpdateService that start ${deploys ? 'a' : 'no'} deployment`,
    ours: ({ ecs }) => stated(ecs.UpdateServiceRequest?.members).filter((name) => isDeploying(propertyOf(name)) === deploys),
    theirs: ({ ecs }) => stated(ecs.UpdateServiceRequest?.members)
      .filter((name) => ecs.UpdateServiceRequest!.members![name].documentation!.includes(TRIGGERS) === deploys),
  })),
];

/** The parameters of which the documentation says it. */
function stated(members: Readonly<Record<string, { readonly documentation?: string }>> = {}): string[] {
  return Object.keys(members).filter((name) => [TRIGGERS, TRIGGERS_NOT].some((sentence) => members[name].documentation?.includes(sentence))).sort();
}

function propertyOf(parameter: string): string {
  return PROPERTIES[parameter] ?? parameter.charAt(0).toUpperCase() + parameter.slice(1);
}

function nameOf(path: string): string {
  return path.replace('/properties/', '');
}

/** The properties that a template can set. */
function propertiesOf(schema: Schema | undefined): string[] {
  return Object.keys(schema?.properties ?? {}).filter((name) => name !== 'TaskDefinitionArn').sort();
}
