import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { twoVpcs } from './scenarios/two-vpcs';

const app = new App();
new IntegTest(app, 'TwoVpcsTest', { testCases: twoVpcs(app) });
