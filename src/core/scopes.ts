import { AspectPriority, Aspects, Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** The ids from the Stage, or the App, to a construct: the same for two Stages made of the same constructs. */
export function pathInStage(construct: IConstruct): string[] {
  const { scopes } = construct.node;
  const stage = Stage.of(construct);
  return scopes.slice(stage ? scopes.indexOf(stage) + 1 : 0).map((scope) => scope.node.id);
}

/** The Stage of a construct, for messages. */
export function stageName(scope: IConstruct): string {
  const stage = Stage.of(scope);
  return stage?.parentStage ? `Stage ${stage.node.path}` : 'the App';
}

/** Runs an action at synthesis, when only other Aspects can still add to the app. */
export function atSynthesis(scope: IConstruct, action: () => void): void {
  Aspects.of(scope).add({ visit: (node) => (node === scope ? action() : undefined) }, { priority: AspectPriority.MUTATING });
}

/** Runs an action at synthesis, but not again if the app is synthesised again. */
export function onceAtSynthesis(scope: IConstruct, action: () => void): void {
  let done = false;
  atSynthesis(scope, () => {
    if (!done) action();
    done = true;
  });
}
