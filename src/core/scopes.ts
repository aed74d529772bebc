import { Stage } from 'aws-cdk-lib/core';
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
