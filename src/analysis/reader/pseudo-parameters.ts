import { DeploymentTarget, isKnown, Maybe, UNKNOWN } from '../facts';
import { partitionOf } from './partitions';

/** The value of an `AWS::…` parameter; `undefined` for `AWS::NoValue`, which removes the property or item. */
export function pseudoParameter(name: string, { account, region }: DeploymentTarget, stackName: Maybe<string>): Maybe<string> | undefined {
  switch (name) {
    case 'AWS::NoValue': return undefined;
    case 'AWS::AccountId': return account;
    case 'AWS::Region': return region;
    case 'AWS::StackName': return stackName;
    // Nearly every template is deployed to this partition.
    case 'AWS::Partition': return isKnown(region) ? partitionOf(region).name : 'aws';
    case 'AWS::URLSuffix': return isKnown(region) ? partitionOf(region).suffix : UNKNOWN;
    default: return UNKNOWN;
  }
}
