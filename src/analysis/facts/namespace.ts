import { Identity, Origin } from './origin';
import { Maybe } from './unknown';

/** A Cloud Map namespace that a template creates. */
export interface NamespaceFacts {
  readonly origin: Origin;
  readonly kind: 'HTTP' | 'PRIVATE_DNS' | 'PUBLIC_DNS';
  readonly name: Maybe<string>;
}

/** How a service, or the defaults of a cluster, name a namespace. */
export interface NamespaceReference {
  /** Equal for two references exactly when they are known to mean the same namespace. */
  readonly identity: Maybe<Identity>;
  /** The form of the reference: Service Connect wants an ARN; a name works, an id does not. */
  readonly by: Maybe<'ARN' | 'NAME' | 'ID'>;
  /** The name or ARN as the template writes it, where it is a literal or resolves to one. */
  readonly text: Maybe<string>;
  /** The name of the namespace, where anything tells it; for people and for `discoveryName.namespace`. */
  readonly name: Maybe<string>;
  /** The namespace, where a template creates it. */
  readonly resource?: NamespaceFacts;
  /** Property that holds the reference, from the root of the resource that `origin` names. */
  readonly property: string;
  /** The service, or the cluster whose default applies. */
  readonly origin: Origin;
}
