import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { fourStacks } from './scenarios/four-stacks';

const app = new App();
new IntegTest(app, 'FourStacksTest', { testCases: fourStacks(app) });
