import { App } from 'aws-cdk-lib/core';
import { retailStore } from './retail-store';

retailStore(new App());
