import { Ordering } from '../facts';
import { Severity } from '../rules';

/** Version of {@link Topology}; it changes when a field changes its meaning or goes away. */
export const TOPOLOGY_VERSION = 1;

/**
 * The services of some templates and what is between them, as plain data: for pictures, for programs, and for comparing two states.
 *
 * `null` is what the templates leave out or leave to the deployment. Everything is sorted by its id, and no id depends on the order
 * of the templates, of their resources, or on the folder that they are in.
 */
export interface Topology {
  readonly version: typeof TOPOLOGY_VERSION;
  readonly deployments: readonly TopologyDeployment[];
  readonly namespaces: readonly TopologyNamespace[];
  /** Every ECS service, on the mesh or off it. */
  readonly services: readonly TopologyService[];
  readonly connections: readonly TopologyConnection[];
  readonly routes: readonly TopologyRoute[];
  readonly findings: readonly TopologyFinding[];
  readonly unread: readonly TopologyUnread[];
}

/** Stacks that are deployed together, and the order of their services. */
export interface TopologyDeployment {
  /** The folder of the assembly, or the file of a template that is deployed alone. */
  readonly name: string;
  readonly stacks: readonly TopologyStack[];
  /** Ids of the services in the waves in which CloudFormation creates them: each waits only for services of earlier waves. */
  readonly waves: readonly (readonly string[])[];
  /** Ids of a longest chain of services of which each waits for the one before. */
  readonly criticalPath: readonly string[];
  /** Cycles over references and dependencies, each a list of ids of resources; what is on a cycle or behind it is in no wave. */
  readonly cycles: readonly (readonly string[])[];
}

/** A stack that is deployed for itself, with the stacks nested in it. */
export interface TopologyStack {
  /** Its name or, if that is not known, the name of its template without extension. */
  readonly id: string;
  /** Name of the template, without folder. */
  readonly template: string;
  /** Whether all stacks that it waits for are known. */
  readonly orderKnown: boolean;
  /** Wave after which it is finished, 0 if no service comes before that; `null` on a cycle or behind one. */
  readonly lastWave: number | null;
}

/** A Cloud Map namespace that a template creates or a service is in. */
export interface TopologyNamespace {
  readonly id: string;
  readonly name: string | null;
  /** Left to `null` for one that no template creates. */
  readonly kind: 'HTTP' | 'PRIVATE_DNS' | 'PUBLIC_DNS' | null;
}

/** An ECS service. */
export interface TopologyService {
  /** Its stack and its logical id: `Shop/CatalogService`; between them the logical ids of nested stacks. */
  readonly id: string;
  /** What people call it; unique, so that it has its stack before it where two share a name. */
  readonly name: string;
  readonly stack: string;
  readonly constructPath: string | null;
  readonly account: string | null;
  readonly region: string | null;
  /** Whether Service Connect is on. */
  readonly onMesh: boolean | null;
  /** Whether a condition that cannot be decided here says if the service exists at all. */
  readonly conditional: boolean;
  /** Id of its namespace. */
  readonly namespace: string | null;
  readonly launchType: string | null;
  readonly desiredCount: number | null;
  readonly endpoints: readonly TopologyEndpoint[];
  readonly task: TopologyTask | null;
  /** Wave in which CloudFormation creates it, from 1; `null` on a cycle or behind one. */
  readonly wave: number | null;
  readonly waitsFor: TopologyWaits;
}

/** What a service waits for at once or through resources that are no service. */
export interface TopologyWaits {
  /** Ids of services of its own stack. */
  readonly services: readonly string[];
  /** Ids of stacks, nested ones included, that are finished first, if one of them or before them has a service. */
  readonly stacks: readonly string[];
}

/** What a service publishes. */
export interface TopologyEndpoint {
  readonly discoveryName: string | null;
  readonly aliases: readonly TopologyAlias[];
  /** `http`, `http2`, `grpc` or `tcp`. */
  readonly protocol: string | null;
  readonly containerPort: number | null;
  /** The port on which the proxy of the server listens. */
  readonly proxyPort: number | null;
  readonly tls: boolean | null;
}

/** A name and a port that clients dial. */
export interface TopologyAlias {
  /** Where the template leaves it out, the discovery name in the namespace, as Service Connect has it: `catalog.shop`. */
  readonly dnsName: string | null;
  readonly port: number | null;
}

/** Size of a task: CPU units, of which a vCPU has 1,024, and MiB. */
export interface TopologySize {
  readonly cpu: number | null;
  readonly memoryMiB: number | null;
}

/** The task definition of a service. */
export interface TopologyTask extends TopologySize {
  /** What the application asked for, and what the proxy added, if the task says. */
  readonly asked: TopologySize | null;
  readonly proxy: TopologySize | null;
}

/** One service calling an endpoint of another. */
export interface TopologyConnection {
  /** Id of the client. */
  readonly client: string;
  /** Id of the server, if it is among the templates. */
  readonly server: string | null;
  /** The endpoint as the client names it: `catalog:80`. */
  readonly target: string;
  readonly protocol: string | null;
  readonly proxyPort: number | null;
  readonly tls: boolean | null;
  readonly ordering: Ordering;
  /** The environment variable from which the connection is inferred; `null` for a declared one. */
  readonly inferredFrom: string | null;
}

/** What a load balancer sends to a service. */
export interface TopologyRoute {
  /** Id of the service. */
  readonly service: string;
  readonly containerPort: number | null;
  /** Id of the load balancer, if it is among the templates. */
  readonly loadBalancer: string | null;
  readonly internetFacing: boolean | null;
  /** Protocol and port of the listener. */
  readonly protocol: string | null;
  readonly port: number | null;
  /** Host names and paths of a listener rule; both are empty for the default action. */
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
}

/** A violation of a rule. */
export interface TopologyFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** Id of the service that it is about, as itself or by its task definition. */
  readonly service: string | null;
  /** Id of the resource. */
  readonly resource: string;
  readonly property: string;
  readonly inferred: boolean;
}

/** A part of the templates that may hold a service and was not read. */
export interface TopologyUnread {
  /** Id of the resource or, for a section of a template, the id of the template with the name of the section. */
  readonly resource: string;
  readonly reason: string;
}
