import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { nestedStacks } from './scenarios/nested-stacks';

const app = new App();
new IntegTest(app, 'NestedStacksTest', { testCases: nestedStacks(app) });
