import { App } from 'aws-cdk-lib/core';
import { retailStoreOfL2 } from './retail-store-of-l2';

retailStoreOfL2(new App());
