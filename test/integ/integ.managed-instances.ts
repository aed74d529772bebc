import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { managedInstances } from './scenarios/managed-instances';

const app = new App();
new IntegTest(app, 'ManagedInstancesTest', { testCases: managedInstances(app) });
