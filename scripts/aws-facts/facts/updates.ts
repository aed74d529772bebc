import { isDeploying, isReplacing, KNOWN_TYPES } from '../../../src/analysis/topology/update-behaviour';
import { Fact } from '../compare';

const TRIGGERS = 'This parameter triggers a new service deployment';
const TRIGGERS_NOT = 'This parameter doesn\'t trigger a new service deployment';

/** Parameters of `UpdateService` whose property has another name. */
const PROPERTIES: Readonly<Record<string, string>> = { placementStrategy: 'PlacementStrategies', enableECSManagedTags: 'EnableECSManagedTags' };

/** What an update of a resource does, as `plan --from` tells it. */
export const UPDATES: readonly Fact[] = [
  ...KNOWN_TYPES.map((type): Fact => ({
    name: `properties that replace ${type}`,
    ours: ({ schema }) => Object.keys(schema(type)?.properties ?? {}).filter((name) => isReplacing(type, name) && !isReadOnly(name)).sort(),
    theirs: ({ schema }) => {
      const { createOnlyProperties = [], conditionalCreateOnlyProperties = [] } = schema(type) ?? {};
      const certain = createOnlyProperties.map(nameOf);
      // Of those that replace in some cases only, the launch type counts as one.
      return [...certain, ...conditionalCreateOnlyProperties.map(nameOf).filter((name) => name === 'LaunchType')].sort();
    },
  })),
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

function isReadOnly(name: string): boolean {
  return name === 'TaskDefinitionArn';
}
