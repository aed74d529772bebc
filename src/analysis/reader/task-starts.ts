import { asText, isKnown } from '../facts';
import { visitReferences } from './references';
import { Resource, Resources } from './resources';

/** What starts tasks without a service. */
const STARTERS = ['AWS::Events::Rule', 'AWS::Scheduler::Schedule', 'AWS::StepFunctions::StateMachine', 'AWS::Pipes::Pipe'];

/** A schedule, an event rule, a state machine or a pipe, and a task definition that it starts. */
interface TaskStart {
  readonly starter: Resource;
  readonly task: Resource;
}

/** Who starts tasks without a service: what refers to a task definition, or names its family. */
export function taskStarts(resources: Resources): TaskStart[] {
  const starters = STARTERS.flatMap((type) => resources.ofType(type));
  if (starters.length === 0) return [];
  const byFamily = new Map<string, Resource>();
  for (const task of resources.ofType('AWS::ECS::TaskDefinition')) {
    const family = asText(task.property('Family'));
    if (isKnown(family)) byFamily.set(familyKey(task, family), task);
  }
  return starters.flatMap((starter) => {
    const named = new Set<Resource>();
    for (const logicalId of referredTo(starter, resources)) {
      const raw = starter.template.resources.get(logicalId);
      const resource = raw && resources.at(raw.address);
      if (resource?.type === 'AWS::ECS::TaskDefinition') named.add(resource);
    }
    for (const word of familiesIn(starter)) {
      const task = byFamily.get(familyKey(starter, word));
      if (task) named.add(task);
    }
    return [...named].map((task) => ({ starter, task }));
  });
}

/** The logical ids that a resource refers to. */
function referredTo({ raw, template }: Resource, { resolver }: Resources): ReadonlySet<string> {
  const ids = new Set<string>();
  visitReferences(raw.body.Properties, {
    decide: (condition) => resolver.condition(condition, template),
    named: (logicalId) => ids.add(logicalId),
    imported: () => {},
    transformed: () => {},
  });
  return ids;
}

/** Every text of a resource that can be a family, alone, with a revision or at the end of an ARN; also inside the definition of a state machine. */
function* familiesIn({ raw }: Resource): Iterable<string> {
  const text = JSON.stringify(raw.body.Properties ?? null);
  for (const [, family] of text.matchAll(/(?:task-definition\/|")([\w-]{1,255})(?=["\\:])/g)) yield family;
}

function familyKey({ target }: Resource, family: string): string {
  return `${target.scope}|${family}`;
}
