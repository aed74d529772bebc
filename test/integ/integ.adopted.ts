import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { adopted } from './scenarios/adopted';

const app = new App();
new IntegTest(app, 'AdoptedTest', { testCases: adopted(app) });
