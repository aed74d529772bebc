/** A partition of AWS. */
interface Partition {
  readonly name: string;
  /** How the names of its Regions begin. */
  readonly regions: string;
  /** What the names of its endpoints end with. */
  readonly suffix: string;
}

/**
 * The partitions; every Region that is in no other one is in `aws`. `npm run check:aws` compares them with the newest list of AWS.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: readonly Partition[] = [
  { name: 'aws-cn', regions: 'cn-', suffix: 'amazonaws.com.cn' },
  { name: 'aws-us-gov', regions: 'us-gov-', suffix: 'amazonaws.com' },
  { name: 'aws-eusc', regions: 'eusc-', suffix: 'amazonaws.eu' },
  { name: 'aws-iso', regions: 'us-iso-', suffix: 'c2s.ic.gov' },
  { name: 'aws-iso-b', regions: 'us-isob-', suffix: 'sc2s.sgov.gov' },
  { name: 'aws-iso-e', regions: 'eu-isoe-', suffix: 'cloud.adc-e.uk' },
  { name: 'aws-iso-f', regions: 'us-isof-', suffix: 'csp.hci.ic.gov' },
  { name: 'aws', regions: '', suffix: 'amazonaws.com' },
];

/** The partition of a Region. */
export function partitionOf(region: string): Partition {
  return PARTITIONS.find(({ regions }) => region.startsWith(regions))!;
}
