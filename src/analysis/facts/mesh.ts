import { ClusterFacts } from './cluster';
import { ConnectionFacts } from './connection';
import { DeploymentFacts } from './deployment';
import { MentionFacts } from './mention';
import { NamespaceFacts } from './namespace';
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
}

/** Resources of the templates. */
export interface ResourceIndex {
  /** Resources of a CloudFormation type, in the order of the templates. */
  ofType(type: string): readonly ResourceFacts[];
  /** The resource at an address. */
  at(address: string): ResourceFacts | undefined;
}
