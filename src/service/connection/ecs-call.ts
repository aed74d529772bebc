import { CfnService } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Lazy } from 'aws-cdk-lib/core';
import type { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';

/** A call of the ECS API about one service. */
export interface EcsCall {
  readonly resourceType: string;
  /** The service: the only one that the call may touch. */
  readonly cfnService: CfnService;
  /** Name of the call, as the SDK for JavaScript has it. */
  readonly action: string;
  /** The permission that the call needs. */
  readonly permission: string;
  readonly parameters: object;
  /** What of the response is kept: CloudFormation takes no more than 4 KB. */
  readonly outputPath: string;
  /** The call is made again when this changes. */
  trigger(): string;
}

/** A custom resource that makes the call after the service is deployed. */
export function ecsCall(scope: Construct, call: EcsCall): AwsCustomResource {
  const { cfnService, action, permission, parameters, outputPath } = call;
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
  });
}

/** Loaded when a first service needs it: an import of the library shall cost little. */
function customResources(): typeof import('aws-cdk-lib/custom-resources') {
  return module.require('aws-cdk-lib/custom-resources') as typeof import('aws-cdk-lib/custom-resources');
}
