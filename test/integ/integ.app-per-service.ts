import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib/core';
import { appPerService } from './scenarios/app-per-service';

const app = new App();
new IntegTest(app, 'AppPerServiceTest', { testCases: appPerService(app) });
