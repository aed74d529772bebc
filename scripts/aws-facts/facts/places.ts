import { partitionOf } from '../../../src/analysis/reader/partitions';
import { REGIONS_WITHOUT } from '../../../src/analysis/rules/platform/regions';
import { Fact } from '../compare';
import { AwsModels } from '../models';

/** The Regions of every partition, without the ones that stand for a whole partition, with what the partition is called. */
function regionsIn({ partitions }: AwsModels): { region: string; partition: string; suffix: string }[] {
  return partitions.flatMap(({ id, outputs, regions }) => (
    Object.keys(regions).filter((region) => !region.endsWith('-global')).map((region) => ({ region, partition: id, suffix: outputs.dnsSuffix }))
  ));
}

/** Regions and partitions. */
export const PLACES: readonly Fact[] = [
  {
    name: 'partitions of all Regions',
    ours: (models) => regionsIn(models).map(({ region }) => `${region}: ${partitionOf(region).name}`),
    theirs: (models) => regionsIn(models).map(({ region, partition }) => `${region}: ${partition}`),
  },
  {
    name: 'URL suffixes of all Regions',
    ours: (models) => regionsIn(models).map(({ region }) => `${region}: ${partitionOf(region).suffix}`),
    theirs: (models) => regionsIn(models).map(({ region, suffix }) => `${region}: ${suffix}`),
  },
  {
    name: 'Regions without Amazon ECS or AWS Cloud Map (SC805)',
    ours: () => [...REGIONS_WITHOUT].sort(),
    theirs: (models) => {
      const services = ['ecs', 'servicediscovery'].map((service) => models.regionsOf(service));
      return regionsIn(models).map(({ region }) => region).filter((region) => !services.every((regions) => regions.has(region))).sort();
    },
  },
];
