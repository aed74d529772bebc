/** Key of the resource metadata in which a template says what CloudFormation has no property for. */
export const METADATA_KEY = 'cdk-ecs-service-connect';

/** Version of the metadata's form, and what metadata without a version has. */
export const METADATA_VERSION = 1;

/** When a client is deployed in relation to a server that it connects to. */
export type Ordering = 'SERVER_FIRST' | 'REDEPLOY_AFTER' | 'NONE';

/** One connection as the metadata of the client states it. */
export interface DeclaredConnection {
  /** Client alias, or discovery name, and alias port: `catalog:80`. */
  readonly endpoint: string;
  readonly ordering: Ordering;
  /** Port that the server, in another app, has to admit the client on: nothing here opens it. */
  readonly unopenedPort?: number;
}

/** Metadata of an `AWS::ECS::Service`. */
export interface MeshMetadata {
  /** Name of the namespace, for templates whose configuration holds a reference. */
  readonly namespace?: string;
  /** `false`: declared, but Service Connect is not (yet) enabled. */
  readonly onMesh?: boolean;
  /** Left out: the metadata does not say whom the service calls. */
  readonly connections?: readonly DeclaredConnection[];
  /** Requests per second that one task of the service receives at its peak. */
  readonly peakRequestsPerSecond?: number;
  /** Tasks that the service is expected to run. */
  readonly expectedTasks?: number;
  /** What the metadata states in a form that cannot be read, for people. */
  readonly faults: readonly string[];
}

/** CPU and memory, in the metadata of a task definition that the library sized. */
export interface SizingMetadata {
  readonly asked: { readonly cpu: number; readonly memoryMiB: number };
  readonly proxy: { readonly cpu: number; readonly memoryMiB: number };
}
