import { isKnown, Maybe, UNKNOWN } from '../facts';
import { partitionOf } from './partitions';
import { Template } from './template';

/**
 * The value of an `AWS::…` parameter; `undefined` for `AWS::NoValue`, which removes the property or item.
 *
 * Without a Region, the partition is `aws`, as nearly everywhere, so that ARNs can be read. It does not decide a condition.
 */
export function pseudoParameter(name: string, { target: { account, region }, stackName }: Template, decides: boolean): Maybe<string> | undefined {
  switch (name) {
    case 'AWS::NoValue': return undefined;
    case 'AWS::AccountId': return account;
    case 'AWS::Region': return region;
    case 'AWS::StackName': return stackName;
    case 'AWS::Partition': return isKnown(region) ? partitionOf(region).name : decides ? UNKNOWN : 'aws';
    case 'AWS::URLSuffix': return isKnown(region) ? partitionOf(region).suffix : UNKNOWN;
    default: return UNKNOWN;
  }
}
