import { Stack, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { checkNamespaceObject, IServiceConnectNamespace } from './namespace';
import { namespaceOfAnotherStage, sc008 } from '../analysis/rules/misuse';
import { parseNamespaceArn } from '../analysis/rules/namespace/namespace-arn';
import { regionProblem, sc303 } from '../analysis/rules/namespace/sc303-namespace-same-region';
import { referencedResource, stageName, stageOf } from '../core';
import { refuse, refuseIf } from '../validation';

/** Rejects a namespace of another library, of another Stage, and of another Region if both Regions are known. */
export function checkNamespacePlace(service: IConstruct, namespace: IServiceConnectNamespace): void {
  checkNamespaceObject(namespace, service);
  checkStage(service, namespace);
  checkRegion(service, namespace);
}

/** Resources of one Stage cannot refer to resources of another. */
function checkStage(service: IConstruct, namespace: IServiceConnectNamespace): void {
  const resource = referencedResource(namespace.namespaceArn);
  if (!resource || stageOf(resource) === stageOf(service)) return;
  const place = { service: service.node.path, stage: stageName(service), namespace: namespace.node.path, namespaceStage: stageName(resource) };
  refuse(sc008, namespaceOfAnotherStage(place), service);
}

function checkRegion(service: IConstruct, { namespaceArn }: IServiceConnectNamespace): void {
  const resource = referencedResource(namespaceArn);
  const region = resource ? Stack.of(resource).region : parseNamespaceArn(namespaceArn)?.region;
  const own = Stack.of(service).region;
  if (region === undefined || Token.isUnresolved(region) || Token.isUnresolved(own)) return;
  refuseIf(sc303, regionProblem(region, own), service);
}
