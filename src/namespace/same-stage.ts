import { Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { IServiceConnectNamespace } from '../contract';
import { referencedResource } from './referenced-resource';
import { namespaceOfAnotherStage, sc008 } from '../rules/misuse/sc008-connect-across-stages';
import { refuse } from '../validation/refuse';

/** Refuses a namespace that another Stage makes: nothing of one Stage can refer to another. */
export function checkStage(service: IConstruct, namespace: IServiceConnectNamespace): void {
  const resource = referencedResource(namespace.namespaceArn);
  if (!resource || Stage.of(resource) === Stage.of(service)) return;
  const place = { service: service.node.path, stage: stageName(service), namespace: namespace.node.path, namespaceStage: stageName(resource) };
  refuse(sc008, namespaceOfAnotherStage(place), service);
}

/** The Stage of a construct, for people. */
export function stageName(scope: IConstruct): string {
  const stage = Stage.of(scope);
  return stage?.parentStage ? `Stage ${stage.node.path}` : 'the App';
}
