import { createHash } from 'crypto';
import { Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** The ids from the Stage, or the App, to a construct: the same for two Stages made of the same constructs. */
export function pathInStage(construct: IConstruct): string[] {
  const { scopes } = construct.node;
  const stage = Stage.of(construct);
  return scopes.slice(stage ? scopes.indexOf(stage) + 1 : 0).map((scope) => scope.node.id);
}

/** A construct id made of the paths of other constructs. It ends in a hash, since ids that are joined can be the same for two paths. */
export function idFromPaths(prefix: string, ...constructs: IConstruct[]): string {
  const paths = constructs.map(pathInStage);
  const hash = createHash('sha256').update(JSON.stringify(paths)).digest('hex').slice(0, 8);
  return [prefix, ...paths.flat(), hash].join('-');
}

/** The Stage of a construct, or the App. */
export function stageOf(construct: IConstruct): IConstruct {
  const { scope } = construct.node;
  return scope && !Stage.isStage(construct) ? stageOf(scope) : construct;
}

/** The Stage of a construct, for messages. */
export function stageName(scope: IConstruct): string {
  const stage = Stage.of(scope);
  return stage?.parentStage ? `Stage ${stage.node.path}` : 'the App';
}
