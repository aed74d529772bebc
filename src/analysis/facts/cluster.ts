import { NamespaceReference } from './namespace';
import { Origin } from './origin';
import { Maybe } from './unknown';

/** An ECS cluster that a template creates. */
export interface ClusterFacts {
  readonly origin: Origin;
  readonly name: Maybe<string> | undefined;
  /** `ServiceConnectDefaults`. */
  readonly defaultNamespace: NamespaceReference | undefined;
}
