import { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';

/**
 * How the Lambda function behind the custom resources of a namespace runs: that of `ServiceConnectOrdering.REDEPLOY_AFTER` and of
 * `cloudMapServiceArn()`.
 *
 * The function is CDK's own, one for each stack, which all `AwsCustomResource` constructs of the stack share: the first of them decides
 * how it runs, and CDK chooses its runtime. A permissions boundary comes from CDK's `PermissionsBoundary`.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources.AwsCustomResource.html
 */
export interface ServiceConnectCustomResourceOptions {
  /**
   * VPC that the function runs in. It needs a path to the API of Amazon ECS and to Amazon S3: a NAT gateway, or VPC endpoints.
   *
   * @default - the function runs in no VPC
   */
  readonly vpc?: IVpc;
  /**
   * Subnets of the function. Only with `vpc`.
   *
   * @default - the private subnets of the VPC
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * Role that the function runs as. It has to trust `lambda.amazonaws.com`; the statements for the ECS services are added to it.
   *
   * @default - a new role
   */
  readonly role?: IRole;
  /**
   * Log group of the function: its retention and its key are yours.
   *
   * @default - a log group that AWS Lambda makes, which keeps its events
   */
  readonly logGroup?: ILogGroup;
  /**
   * Time after which a call is given up.
   *
   * @default Duration.minutes(2)
   */
  readonly timeout?: Duration;
}
