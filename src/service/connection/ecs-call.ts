import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Lazy } from 'aws-cdk-lib/core';
import type { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { Member, NamespaceRegistry } from '../../mesh';

/** A call of the ECS API about one service. */
interface EcsCall {
  readonly resourceType: string;
  /** The only service that the call may access. */
  readonly member: Member;
  /** Name of the call in the SDK for JavaScript. */
  readonly action: string;
  /** The permission that the call needs. */
  readonly permission: string;
  readonly parameters: object;
  /** Path of the value to keep of the response: CloudFormation accepts at most 4 KB. */
  readonly outputPath: string;
  /** A value that repeats the call when it changes. */
  trigger(): string;
}

/** A custom resource that makes the call after the service is deployed. */
export function ecsCall(scope: Construct, call: EcsCall): AwsCustomResource {
  const { action, permission, parameters, outputPath, member: { cfnService, service } } = call;
  const { namespace } = service;
  const options = NamespaceRegistry.of(namespace).default(namespace, 'customResources');
  const { AwsCustomResource: CustomResource, AwsCustomResourcePolicy, PhysicalResourceId } = customResources();
  const sdkCall = {
    service: 'ECS',
    action,
    parameters: { cluster: cfnService.cluster, ...parameters },
    outputPaths: [outputPath],
    physicalResourceId: PhysicalResourceId.of(Lazy.uncachedString({ produce: () => call.trigger() })),
  };
  return new CustomResource(scope, 'Resource', {
    resourceType: call.resourceType,
    onCreate: sdkCall,
    onUpdate: sdkCall,
    policy: AwsCustomResourcePolicy.fromStatements([new PolicyStatement({ actions: [permission], resources: [cfnService.ref] })]),
    installLatestAwsSdk: false,
    ...options,
  });
}

/** Loaded on first use, which keeps the import of the library fast. */
function customResources(): typeof import('aws-cdk-lib/custom-resources') {
  return require('aws-cdk-lib/custom-resources') as typeof import('aws-cdk-lib/custom-resources');
}
