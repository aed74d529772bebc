import { Construct } from 'constructs';
import { FrontendStack } from './frontend-stack';
import { PlatformStack } from './platform-stack';

/** The AWS containers retail sample as a mesh: ui → catalog, carts, orders, checkout; checkout → orders, redis. */
export function retailStore(scope: Construct): { platform: PlatformStack; frontend: FrontendStack } {
  const platform = new PlatformStack(scope, 'RetailPlatform');
  const frontend = new FrontendStack(scope, 'RetailFrontend', { platform });
  return { platform, frontend };
}
