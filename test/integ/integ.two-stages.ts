import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { twoStages } from './scenarios/two-stages';

const app = new App();
new IntegTest(app, 'TwoStagesTest', { testCases: twoStages(app) });
