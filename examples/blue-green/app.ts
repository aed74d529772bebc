import { App } from 'aws-cdk-lib/core';
import { BlueGreenStack } from './blue-green-stack';

new BlueGreenStack(new App(), 'BlueGreen');
