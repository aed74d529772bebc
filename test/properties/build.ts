import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AsgCapacityProvider, Cluster, EcsOptimizedImage, FargateService, FargateTaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { CallShape, EndpointShape, ImportShape, ServiceShape, Shape } from './shape';
import {
  IServiceConnectService, ServiceConnectAdoptedService, ServiceConnectEc2Service, ServiceConnectEndpoint, ServiceConnectOrdering,
  ServiceConnectProtocol, ServiceConnectPublicFrontend, ServiceConnectTls,
} from '../../src';
import { CONTAINER, MeshStack } from '../support/app';
import { shuffled } from '../support/random';

const AUTHORITY = 'arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';

/** What came of an application: the templates, which parts were made, and the ids with which others were refused. */
export interface Built {
  readonly assembly: CloudAssembly;
  /** By number; `undefined` for one that was refused. */
  readonly services: readonly (IServiceConnectService | undefined)[];
  readonly calls: readonly CallShape[];
  readonly imports: readonly ImportShape[];
  /** The numbers of the services behind the frontend. */
  readonly public: readonly number[];
  readonly refusals: readonly string[];
}

/** The number of the server of a call: another service, if there is one. */
export const serverOf = ({ client, distance }: CallShape, count: number) => (client + 1 + (distance % Math.max(count - 1, 1))) % count;

/** The container port of an endpoint. */
export const portOf = (serviceNumber: number, endpointNumber: number) => 8000 + 10 * serviceNumber + endpointNumber;

/**
 * Builds an application, and leaves out what is refused with an id.
 *
 * @param seed decides the order of the calls
 * @param only the calls that are made, if not all
 */
export function build(shape: Shape, seed = 0, only?: Pick<Built, 'calls' | 'imports'>): Built {
  const app = new App();
  const mesh = new MeshStack(app, 'Stack0');
  const refusals: string[] = [];
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      const [id] = /^SC\d{3}/.exec((error as Error).message) ?? [];
      if (id === undefined) throw error;
      refusals.push(id);
      return undefined;
    }
  };

  addInstances(mesh);
  const shared = new SecurityGroup(mesh, 'Shared', { vpc: mesh.cluster.vpc });
  const authority = CertificateAuthority.fromCertificateAuthorityArn(mesh, 'Authority', AUTHORITY);
  const stacks = [mesh, ...shape.stacks.map((place, i) => {
    if (place === 'nested') return new NestedStack(mesh, `Nested${i}`);
    return new Stack(place === 'app' ? app : new Stage(app, `Stage${i}`), `Stack${i + 1}`);
  })];
  const stackOf = (n: number) => stacks[n % stacks.length];
  const services = shape.services.map((service, i) => {
    const stack = stackOf(service.stack);
    // CDK itself has no L2 service in a Stage whose cluster is outside.
    const scope = service.kind === 'adopted' && Stage.of(stack) !== app ? mesh : stack;
    return attempt(() => make(mesh, service, i, scope, { shared, authority }));
  });
  const at = (n: number) => services[n % services.length];

  const work = shuffled([
    ...shape.calls.map((call) => ({ call })).filter(({ call }) => only?.calls.includes(call) ?? true),
    ...shape.imports.map((each, i) => ({ each, i })).filter(({ each }) => only?.imports.includes(each) ?? true),
  ], seed);
  const [calls, imports]: [CallShape[], ImportShape[]] = [[], []];
  for (const item of work) {
    if ('call' in item) {
      const { client, endpoint, redeployAfter, url } = item.call;
      const [one, other] = [at(client), at(serverOf(item.call, services.length))];
      if (!one || !other) continue;
      const ordering = redeployAfter ? ServiceConnectOrdering.REDEPLOY_AFTER : ServiceConnectOrdering.SERVER_FIRST;
      const urlEnvironmentVariable = url ? `S${serverOf(item.call, services.length)}` : undefined;
      const options = { ordering, urlEnvironmentVariable, endpoint: endpoint === null ? undefined : `e${endpoint}` };
      if (attempt(() => one.connectTo(other, options) ?? true)) calls.push(item.call);
    } else {
      const client = at(item.each.client);
      if (!client) continue;
      const securityGroup = item.each.withGroup ? SecurityGroup.fromSecurityGroupId(mesh, `Elsewhere${item.i}`, `sg-0123456789abcdef${item.i}`) : undefined;
      const options = { dnsName: `elsewhere${item.i}`, port: 80, protocol: ServiceConnectProtocol.HTTP, securityGroup };
      const endpoint = mesh.namespace.importEndpoint(`Imported${item.i}`, options);
      if (attempt(() => client.connectTo(endpoint) ?? true)) imports.push(item.each);
    }
  }
  const behind = addFrontend(shape, stackOf, at, attempt);
  return { assembly: app.synth(), services, calls, imports, public: behind, refusals };
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
}

function endpointOf({ protocol, tls }: EndpointShape, service: number, i: number, { authority }: Parts): ServiceConnectEndpoint {
  const name = `s${service}e${i}`;
  return ServiceConnectEndpoint[protocol]({
    name: `e${i}`,
    discoveryName: name,
    dnsName: name,
    port: 80 + i,
    containerPort: portOf(service, i),
    tls: tls ? ServiceConnectTls.privateCa(authority) : undefined,
  });
}

function make(mesh: MeshStack, shape: ServiceShape, i: number, scope: Stack, parts: Parts): IServiceConnectService {
  const { kind, endpoints: shapes, shared, enabled } = shape;
  const { cluster, namespace } = mesh;
  const endpoints = shapes.map((endpoint, n) => endpointOf(endpoint, i, n, parts));
  const securityGroups = shared ? [parts.shared] : undefined;
  const props = { cluster, namespace, endpoints, container: CONTAINER, serviceConnectEnabled: enabled };
  switch (kind) {
    case 'fargate': return mesh.service(`S${i}`, { ...props, securityGroups }, scope);
    case 'ec2': return new ServiceConnectEc2Service(scope, `S${i}`, { ...props, securityGroups });
    case 'bridge': return new ServiceConnectEc2Service(scope, `S${i}`, { ...props, networkMode: NetworkMode.BRIDGE });
    case 'adopted': {
      const taskDefinition = new FargateTaskDefinition(scope, `S${i}Task`, { cpu: 512, memoryLimitMiB: 1024 });
      taskDefinition.addContainer('app', CONTAINER);
      const service = new FargateService(scope, `S${i}L2`, { cluster, taskDefinition, securityGroups });
      return new ServiceConnectAdoptedService(scope, `S${i}`, { namespace, service, endpoints });
    }
  }
}

type Attempt = <T>(work: () => T) => T | undefined;

/** Adds the frontend, and returns the numbers of the services behind it. */
function addFrontend(
  { frontend, services }: Shape, stackOf: (n: number) => Stack, at: (n: number) => IServiceConnectService | undefined, attempt: Attempt,
): number[] {
  const service = frontend && at(frontend.service);
  if (!service) return [];
  const entry = attempt(() => new ServiceConnectPublicFrontend(stackOf(frontend.stack), 'Public', { service }));
  if (!entry) return [];
  const routes = frontend.routes.filter((route, i) => {
    const routed = at(route);
    return routed && attempt(() => entry.addRoute(`Route${i}`, { service: routed, conditions: [ListenerCondition.pathPatterns([`/${i}/*`])], priority: i + 1 }));
  });
  return [frontend.service, ...routes].map((n) => n % services.length);
}
