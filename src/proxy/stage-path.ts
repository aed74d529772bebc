import { Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** The ids that lead from the Stage, or the App, to a construct: two Stages made of the same constructs give the same ids. */
export function pathInStage(construct: IConstruct): string[] {
  const { scopes } = construct.node;
  const stage = Stage.of(construct);
  return scopes.slice(stage ? scopes.indexOf(stage) + 1 : 0).map((scope) => scope.node.id);
}
