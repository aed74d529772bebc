import { App } from 'aws-cdk-lib/core';
import { WordPressStack } from './wordpress-stack';

new WordPressStack(new App(), 'WordPress');
