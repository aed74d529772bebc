import { App } from 'aws-cdk-lib/core';
import { StorefrontStack } from './storefront-stack';

new StorefrontStack(new App(), 'Storefront');
