import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { sharedInstances } from './scenarios/shared-instances';

const app = new App();
new IntegTest(app, 'SharedInstancesTest', { testCases: sharedInstances(app) });
