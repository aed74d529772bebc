import { DeploymentTarget, isKnown, Maybe, UNKNOWN } from '../facts';

/** The value of an `AWS::…` parameter; `undefined` for `AWS::NoValue`, which removes the property or item. */
export function pseudoParameter(name: string, { account, region }: DeploymentTarget, stackName: Maybe<string>): Maybe<string> | undefined {
  switch (name) {
    case 'AWS::NoValue': return undefined;
    case 'AWS::AccountId': return account;
    case 'AWS::Region': return region;
    case 'AWS::StackName': return stackName;
    // Nearly every template is deployed to this partition.
    case 'AWS::Partition': return isKnown(region) ? partitionOf(region) : 'aws';
    case 'AWS::URLSuffix': return isKnown(region) ? suffixOf(region) : UNKNOWN;
    default: return UNKNOWN;
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function suffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
