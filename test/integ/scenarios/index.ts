import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { adopted } from './adopted';
import { appPerService } from './app-per-service';
import { blueGreen } from './blue-green';
import { bridgeCluster } from './bridge-cluster';
import { fourStacks } from './four-stacks';
import { managedInstances } from './managed-instances';
import { nestedStacks } from './nested-stacks';
import { sharedInstances } from './shared-instances';
import { twoStages } from './two-stages';
import { twoVpcs } from './two-vpcs';

/** Builds the stacks of a scenario. */
type Scenario = (scope: Construct) => Stack[];

/** Every scenario, by the name of its program `integ.<name>.ts`. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'adopted': adopted,
  'app-per-service': appPerService,
  'blue-green': blueGreen,
  'bridge-cluster': bridgeCluster,
  'four-stacks': fourStacks,
  'managed-instances': managedInstances,
  'nested-stacks': nestedStacks,
  'shared-instances': sharedInstances,
  'two-stages': twoStages,
  'two-vpcs': twoVpcs,
};
