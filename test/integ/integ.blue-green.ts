import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { blueGreen } from './scenarios/blue-green';

const app = new App();
new IntegTest(app, 'BlueGreenTest', { testCases: blueGreen(app) });
