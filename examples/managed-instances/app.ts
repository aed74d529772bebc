import { App } from 'aws-cdk-lib/core';
import { ManagedInstancesStack } from './managed-instances-stack';

new ManagedInstancesStack(new App(), 'ManagedInstances');
