import { App } from 'aws-cdk-lib/core';
import { TlsStack } from './tls-stack';

new TlsStack(new App(), 'TlsShop');
