import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AsgCapacityProvider, Cluster, EcsOptimizedImage, FargateService, FargateTaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { CloudAssembly, DISABLE_METADATA_STACK_TRACE } from 'aws-cdk-lib/cx-api';
import { CallShape, EndpointShape, ImportShape, RouteShape, ServiceShape, Shape } from './shape';
import {
  IServiceConnectService, ServiceConnectAdoptedService, ServiceConnectEc2Service, ServiceConnectEndpoint, ServiceConnectOrdering,
  ServiceConnectProtocol, ServiceConnectProxyLogging, ServiceConnectPublicFrontend, ServiceConnectTls,
} from '../../src';
import { CONTAINER, MeshStack } from '../support/app';
import { shuffled } from '../support/random';

const AUTHORITY = 'arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';

/** What came of an application: its templates, what was accepted, and the ids with which the rest was refused. */
export interface Built {
  readonly assembly: CloudAssembly;
  /** The application without the calls, imports and routes that were refused. */
  readonly accepted: Shape;
  /** By number; `undefined` for one that was refused. */
  readonly services: readonly (IServiceConnectService | undefined)[];
  readonly refusals: readonly string[];
}

/** The container port of an endpoint. */
export const portOf = (service: number, endpoint: number) => 8000 + 10 * service + endpoint;

/**
 * Builds an application, and leaves out what is refused with an id.
 *
 * @param order a seed for the order of services and calls; without one they are made as they are listed
 */
export function build(shape: Shape, order?: number): Built {
  // Templates do not need what CDK collects for itself.
  const app = new App({ analyticsReporting: false, treeMetadata: false, context: { [DISABLE_METADATA_STACK_TRACE]: true } });
  const made = buildIn(app, shape, { order });
  return { ...made, assembly: app.synth() };
}

/** How an application is made. */
interface Making {
  readonly order?: number;
  /** What the names of its stacks begin with, if there are others in the app. */
  readonly prefix?: string;
}

/** Builds one of several applications in an app or in a Stage of it. */
export function buildIn(parent: Stage, shape: Shape, { order, prefix = '' }: Making): Omit<Built, 'assembly'> {
  const { retention } = shape;
  const mesh = new MeshStack(parent, `${prefix}Stack0`, {
    namespaceName: `${prefix}shop`,
    proxyLogging: retention === undefined ? undefined : ServiceConnectProxyLogging.awsLogs({ retention }),
  });
  const refusals: string[] = [];
  const attempt: Attempt = (work) => {
    try {
      return work();
    } catch (error) {
      const [id] = /^SC\d{3}/.exec((error as Error).message) ?? [];
      if (id === undefined) throw error;
      refusals.push(id);
      return undefined;
    }
  };
  const ordered = <T>(items: readonly T[]) => (order === undefined ? items : shuffled(items, order));

  if (shape.instances ?? true) addInstances(mesh);
  const shared = new SecurityGroup(mesh, 'Shared', { vpc: mesh.cluster.vpc });
  const authority = CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Authority', AUTHORITY);
  const topic = new CfnResource(mesh, 'Topic', { type: 'AWS::SNS::Topic' });
  const stacks = [mesh, ...shape.stacks.map((place, i) => {
    if (place === 'nested') return new NestedStack(mesh, `Nested${i}`);
    return new Stack(place === 'app' ? parent : new Stage(parent, `${prefix}Stage${i}`), `${prefix}Stack${i + 1}`);
  })];
  const services: (IServiceConnectService | undefined)[] = shape.services.map(() => undefined);
  for (const i of ordered([...services.keys()])) {
    const service = shape.services[i];
    const stack = stacks[service.stack];
    // CDK itself has no L2 service in a Stage whose cluster is outside.
    const scope = service.kind === 'adopted' && Stage.of(stack) !== parent ? mesh : stack;
    services[i] = attempt(() => make(mesh, service, i, scope, { shared, authority, topic }));
  }

  const [calls, imports] = [new Set<CallShape>(), new Set<ImportShape>()];
  for (const item of ordered([...shape.calls, ...shape.imports])) {
    const client = services[item.client];
    if (!client) continue;
    if ('server' in item) {
      const server = services[item.server];
      if (server && attempt(() => connect(client, server, item))) calls.add(item);
    } else if (attempt(() => connectElsewhere(mesh, client, item))) {
      imports.add(item);
    }
  }
  const frontend = addFrontend(shape, stacks, services, attempt);
  const accepted = {
    ...shape, frontend, calls: shape.calls.filter((call) => calls.has(call)), imports: shape.imports.filter((each) => imports.has(each)),
  };
  return { accepted, services, refusals };
}

function connect(client: IServiceConnectService, server: IServiceConnectService, call: CallShape): object {
  const { endpoint, redeployAfter, url } = call;
  const ordering = redeployAfter ? ServiceConnectOrdering.REDEPLOY_AFTER : ServiceConnectOrdering.SERVER_FIRST;
  const options = { ordering, urlEnvironmentVariable: url ? `S${call.server}` : undefined, endpoint: endpoint === null ? undefined : `e${endpoint}` };
  return client.connectTo(server, options);
}

function connectElsewhere(mesh: MeshStack, client: IServiceConnectService, { id, withGroup }: ImportShape): object {
  const securityGroup = withGroup ? SecurityGroup.fromSecurityGroupId(mesh, `Elsewhere${id}`, `sg-0123456789abcdef${id}`) : undefined;
  const options = { dnsName: `elsewhere${id}`, port: 80, protocol: ServiceConnectProtocol.HTTP, securityGroup };
  return client.connectTo(mesh.namespace.importEndpoint(`Imported${id}`, options));
}

function addInstances(mesh: MeshStack): void {
  const { cluster } = mesh;
  (cluster as Cluster).addAsgCapacityProvider(new AsgCapacityProvider(mesh, 'Provider', {
    autoScalingGroup: new AutoScalingGroup(mesh, 'Instances', {
      vpc: cluster.vpc, instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023(),
    }),
  }));
}

interface Parts {
  readonly shared: SecurityGroup;
  readonly authority: Parameters<typeof ServiceConnectTls.privateCa>[0];
  /** In the first stack; the containers of all stacks use it. */
  readonly topic: CfnResource;
}

function endpointOf({ protocol, tls, alias }: EndpointShape, service: number, i: number, { authority }: Parts): ServiceConnectEndpoint {
  const name = `s${service}e${i}`;
  return ServiceConnectEndpoint[protocol]({
    name: `e${i}`,
    discoveryName: name,
    dnsName: alias ?? name,
    port: 80 + i,
    containerPort: portOf(service, i),
    tls: tls ? ServiceConnectTls.privateCa(authority) : undefined,
  });
}

function make(mesh: MeshStack, shape: ServiceShape, i: number, scope: Stack, parts: Parts): IServiceConnectService {
  const { kind, endpoints: shapes, shared, enabled, large = false, count: desiredCount, release } = shape;
  const { cluster, namespace } = mesh;
  const endpoints = shapes.map((endpoint, n) => endpointOf(endpoint, i, n, parts));
  const securityGroups = shared ? [parts.shared] : undefined;
  // Nothing crosses the border of a Stage.
  const ownTopic: Record<string, string> = Stage.of(scope) === Stage.of(mesh) ? { TOPIC: parts.topic.ref } : {};
  const container = { ...CONTAINER, environment: release === undefined ? ownTopic : { ...ownTopic, RELEASE: release } };
  const size = { cpu: large ? 1024 : 512, memoryLimitMiB: large ? 2048 : 1024 };
  const props = { cluster, namespace, endpoints, container, desiredCount, ...size, serviceConnectEnabled: enabled };
  switch (kind) {
    case 'fargate': return mesh.service(`S${i}`, { ...props, securityGroups }, scope);
    case 'ec2': return new ServiceConnectEc2Service(scope, `S${i}`, { ...props, securityGroups });
    case 'bridge': return new ServiceConnectEc2Service(scope, `S${i}`, { ...props, networkMode: NetworkMode.BRIDGE });
    case 'adopted': {
      const taskDefinition = new FargateTaskDefinition(scope, `S${i}Task`, size);
      taskDefinition.addContainer('app', container);
      const service = new FargateService(scope, `S${i}L2`, { cluster, taskDefinition, desiredCount, securityGroups });
      return new ServiceConnectAdoptedService(scope, `S${i}`, { namespace, service, endpoints });
    }
  }
}

type Attempt = <T>(work: () => T) => T | undefined;

/** Adds the frontend, and returns it without the routes that were refused. */
function addFrontend({ frontend, services: all }: Shape, stacks: readonly Stack[], services: Built['services'], attempt: Attempt): Shape['frontend'] {
  const service = frontend && services[frontend.service];
  if (!service) return undefined;
  // One of several endpoints has to be named.
  const chosen = (number: number) => (all[number].endpoints.length > 1 ? 'e0' : undefined);
  const props = { service, endpoint: chosen(frontend.service) };
  const entry = attempt(() => new ServiceConnectPublicFrontend(stacks[frontend.stack], 'Public', props));
  if (!entry) return undefined;
  const add = ({ id, service: number }: RouteShape) => {
    const routed = services[number];
    const conditions = [ListenerCondition.pathPatterns([`/${id}/*`])];
    return routed && attempt(() => entry.addRoute(`Route${id}`, { service: routed, endpoint: chosen(number), conditions, priority: id + 1 }));
  };
  return { ...frontend, routes: frontend.routes.filter(add) };
}
