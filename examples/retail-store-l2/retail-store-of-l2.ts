import { Construct } from 'constructs';
import { FrontendStack } from './frontend-stack';
import { PlatformStack } from './platform-stack';

/** The store of `examples/retail-store`, written with the constructs of aws-cdk-lib alone: the README compares the two. */
export function retailStoreOfL2(scope: Construct): void {
  const platform = new PlatformStack(scope, 'RetailPlatform');
  new FrontendStack(scope, 'RetailFrontend', { platform });
}
