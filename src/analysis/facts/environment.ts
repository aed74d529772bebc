import { Identity } from './origin';
import { Maybe } from './unknown';

/** Where a template is deployed to. */
export interface DeploymentTarget {
  /** Account id. */
  readonly account: Maybe<string>;
  /** Region name. */
  readonly region: Maybe<string>;
  /**
   * Everything with the same scope is known to be deployed by the same assembly into the same account and Region, so
   * that equal names mean the same thing.
   */
  readonly scope: Identity;
}
