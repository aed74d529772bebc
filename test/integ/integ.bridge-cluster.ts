import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { bridgeCluster } from './scenarios/bridge-cluster';

const app = new App();
new IntegTest(app, 'BridgeClusterTest', { testCases: bridgeCluster(app) });
