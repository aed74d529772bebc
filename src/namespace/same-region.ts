import { Stack, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { IServiceConnectNamespace } from '../contract';
import { referencedResource } from './referenced-resource';
import { parseNamespaceArn } from '../rules/namespace/namespace-arn';
import { regionProblem, sc303 } from '../rules/namespace/sc303-namespace-same-region';
import { refuseIf } from '../validation/refuse';

/** Refuses a namespace of another Region, where both Regions are known. */
export function checkRegion(service: IConstruct, { namespaceArn }: IServiceConnectNamespace): void {
  const resource = referencedResource(namespaceArn);
  const region = resource ? Stack.of(resource).region : parseNamespaceArn(namespaceArn)?.region;
  const own = Stack.of(service).region;
  if (region === undefined || Token.isUnresolved(region) || Token.isUnresolved(own)) return;
  refuseIf(sc303, regionProblem(region, own), service);
}
