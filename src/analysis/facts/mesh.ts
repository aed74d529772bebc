import { ClusterFacts } from './cluster';
import { ConnectionFacts } from './connection';
import { DeploymentFacts } from './deployment';
import { MentionFacts } from './mention';
import { NamespaceFacts } from './namespace';
import { Origin } from './origin';
import { ResourceFacts } from './resource';
import { ServiceFacts } from './service';

/** All that a set of templates says about Service Connect. */
export interface MeshFacts {
  readonly namespaces: readonly NamespaceFacts[];
  readonly clusters: readonly ClusterFacts[];
  /** Every ECS service, on the mesh or off it. */
  readonly services: readonly ServiceFacts[];
  /** Declared connections, and those inferred from mentions of endpoints that the client does not declare. */
  readonly connections: readonly ConnectionFacts[];
  /** What services, functions and tasks without a service mention as something to call. */
  readonly mentions: readonly MentionFacts[];
  readonly deployment: DeploymentFacts;
  /** Everything else in the templates that a rule may ask for, by type and by address. */
  readonly resources: ResourceIndex;
  /** What may hold a service and was not read. */
  readonly unread: readonly UnreadFacts[];
  /** What was accepted at the resources themselves, in their metadata. */
  readonly acknowledgements: readonly AcknowledgementFacts[];
  /** What only the deployment decides, of what the services, clusters and task definitions depend on; a bounded number. */
  readonly undecided: readonly UndecidedFacts[];
}

/** A part of the templates that may hold a service and was not read. */
export interface UnreadFacts {
  /** Name of the template. */
  readonly template: string;
  /** Logical id of the resource, or the name of the section. */
  readonly resource: string;
  /** Why it was not read: lower case, no full stop. */
  readonly reason: string;
}

/** Findings of a rule that are accepted at a resource. */
export interface AcknowledgementFacts {
  /** `SC602`, as the template writes it. */
  readonly rule: string;
  readonly origin: Origin;
}

/** A condition or a parameter that only the deployment decides. */
export interface UndecidedFacts {
  /** The mesh for each of its values, all else being as undecided as before. */
  meshes(): Iterable<MeshFacts>;
}

/** Resources of the templates. */
export interface ResourceIndex {
  /** Resources of a CloudFormation type, in the order of the templates. */
  ofType(type: string): readonly ResourceFacts[];
  /** The resource at an address. */
  at(address: string): ResourceFacts | undefined;
}
