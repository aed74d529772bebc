import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { App, RemovalPolicy } from 'aws-cdk-lib/core';
import { createSourceFile, forEachChild, getJSDocTags, isInterfaceDeclaration, isPropertySignature, Node, ScriptTarget } from 'typescript';
import * as library from '../../src';
import {
  ServiceConnectAlarms, ServiceConnectCertificateAuthority, ServiceConnectCertificateAuthorityProps, ServiceConnectConnectionOptions,
  ServiceConnectEc2Service, ServiceConnectEc2ServiceProps, ServiceConnectEndpoint, ServiceConnectEndpointImportOptions,
  ServiceConnectFargateServiceProps, ServiceConnectNamespaceProps, ServiceConnectOrdering, ServiceConnectProtocol, ServiceConnectProxyLogging,
  ServiceConnectProxyOverhead, ServiceConnectTakingOverProps,
} from '../../src';
import { CONTAINER, MeshStack } from '../support/app';

const SRC = join(__dirname, '..', '..', 'src');

/** What the names in a docstring mean. */
const NAMES = { ...library, NetworkMode: ecs.NetworkMode, RetentionDays, RemovalPolicy };

/** The props of a file whose docstring states a default as code, with that code. */
function statedIn(file: string): [prop: string, code: string][] {
  const source = createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ScriptTarget.Latest, true);
  const found: [string, string][] = [];
  const visit = (node: Node): void => {
    if (isInterfaceDeclaration(node)) {
      for (const member of node.members.filter(isPropertySignature)) {
        const tag = getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
        const text = typeof tag?.comment === 'string' ? tag.comment : '';
        if (text !== '' && !text.startsWith('- ')) found.push([member.name.getText(source), text]);
      }
    }
    forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const valueOf = (code: string): unknown => new Function(...Object.keys(NAMES), `return ${code};`)(...Object.values(NAMES));

/** The template of a mesh that is built with some props. */
function templateOf(build: (mesh: MeshStack) => void, namespace: Partial<ServiceConnectNamespaceProps> = {}): string {
  const mesh = new MeshStack(new App(), 'Shop', namespace);
  build(mesh);
  // A hash, since two whole templates are no message.
  return createHash('sha256').update(JSON.stringify(Template.fromStack(mesh).toJSON())).digest('hex');
}

/** A client that is connected to a server with these props. */
function ofServer(props: Partial<ServiceConnectFargateServiceProps>): string {
  return templateOf((mesh) => {
    const server = mesh.server('Catalog', props);
    mesh.service('Ui', { serviceConnectEnabled: props.serviceConnectEnabled, redeployOnEndpointChange: props.redeployOnEndpointChange }).connectTo(server);
  });
}

/** The template of such a pair, with the names of the metrics of an alarm on the server. */
function ofMeasured(props: Partial<ServiceConnectFargateServiceProps>): string {
  const mesh = new MeshStack();
  new ServiceConnectAlarms(mesh, 'Alarms', { service: mesh.server('Catalog', props), noHealthyTraffic: {} });
  return `${ofServer(props)} ${JSON.stringify(Template.fromStack(mesh).findResources('AWS::CloudWatch::Alarm'))}`;
}

function ofEc2(props: Partial<ServiceConnectEc2ServiceProps>): string {
  return templateOf((mesh) => {
    const { namespace } = mesh;
    const cluster = new ecs.Cluster(mesh, 'Instances', { vpc: mesh.cluster.vpc });
    cluster.addCapacity('Capacity', { instanceType: new InstanceType('m7g.large'), machineImage: ecs.EcsOptimizedImage.amazonLinux2023(ecs.AmiHardwareType.ARM) });
    new ServiceConnectEc2Service(mesh, 'Catalog', { cluster, namespace, container: CONTAINER, ...props });
  });
}

const takingOver = (props: Partial<ServiceConnectTakingOverProps>) => ofServer({
  endpoints: [ServiceConnectEndpoint.takingOver({ containerPort: 8080, dnsName: 'catalog', ...props })],
});
const connecting = (options: ServiceConnectConnectionOptions) => templateOf((mesh) => void mesh.service('Ui').connectTo(mesh.server('Catalog'), { urlEnvironmentVariable: 'CATALOG_URL', ...options }));
const importing = (options: Partial<ServiceConnectEndpointImportOptions>) => templateOf((mesh) => {
  const endpoint = mesh.namespace.importEndpoint('Tax', { dnsName: 'tax', port: 80, protocol: ServiceConnectProtocol.HTTP, ...options });
  mesh.service('Ui').connectTo(endpoint, { openSecurityGroups: false });
});
const authority = (props: ServiceConnectCertificateAuthorityProps) => templateOf((mesh) => void new ServiceConnectCertificateAuthority(mesh, 'Ca', props));
const inNamespace = (props: Partial<ServiceConnectNamespaceProps>) => templateOf((mesh) => void mesh.server('Catalog'), props);
const accessLog = ecs.ServiceConnectAccessLogFormat.JSON;
const logging = (props: object) => inNamespace({ proxyLogging: ServiceConnectProxyLogging.awsLogs({ accessLog, ...props }) });

/** By file: what builds with a prop, and for each prop that states a default another value, which has to make a difference. */
const FILES: Record<string, { readonly build: (props: object) => string; readonly others: Record<string, unknown> }> = {
  'service/props/service-props.ts': {
    build: ofServer, others: { enableLogging: false, cpu: 1024, memoryLimitMiB: 4096, proxyOverhead: ServiceConnectProxyOverhead.included() },
  },
  'service/props/base-service-props.ts': {
    build: ofMeasured, others: { redeployOnEndpointChange: false, serviceConnectEnabled: false, clientsInOtherAccounts: true },
  },
  'service/fargate/fargate-service-props.ts': { build: ofServer, others: { assignPublicIp: true } },
  'service/ec2/ec2-service-props.ts': {
    build: ofEc2, others: { networkMode: ecs.NetworkMode.BRIDGE, daemon: true, assignPublicIp: true },
  },
  'namespace/service-connect-namespace.ts': { build: inNamespace, others: { proxyLogging: ServiceConnectProxyLogging.none() } },
  'proxy/proxy-logging.ts': {
    build: logging, others: { includeQueryParameters: true, retention: RetentionDays.ONE_DAY, removalPolicy: RemovalPolicy.RETAIN },
  },
  'proxy/certificate-authority.ts': {
    build: authority, others: { commonName: 'Mine', validityYears: 3, generalPurpose: true, removalPolicy: RemovalPolicy.RETAIN },
  },
  'endpoint/endpoint-props.ts': { build: takingOver, others: { protocol: ServiceConnectProtocol.GRPC } },
  'mesh/connection.ts': { build: connecting, others: { ordering: ServiceConnectOrdering.NONE, openSecurityGroups: false } },
  'mesh/namespace.ts': { build: importing, others: { tls: true } },
};

describe.each(Object.entries(FILES))('the defaults in %s', (file, { build, others }) => {
  const stated = statedIn(file);

  test('have each another value to compare with', () => expect(stated.map(([prop]) => prop).sort()).toEqual(Object.keys(others).sort()));

  test.each(stated)('%s is %s: stating it changes nothing, another value does', (prop, code) => {
    const without = build({});
    expect(build({ [prop]: valueOf(code) })).toBe(without);
    expect(build({ [prop]: others[prop] })).not.toBe(without);
  });
});

test('the defaults that differ from those of the L2 are those of the docstring: a circuit breaker with rollback, and 100 percent', () => {
  const without = ofServer({});
  expect(ofServer({ circuitBreaker: { enable: true, rollback: true }, minHealthyPercent: 100 })).toBe(without);
  expect(ofServer({ circuitBreaker: { enable: true, rollback: false } })).not.toBe(without);
  expect(ofEc2({ daemon: true, minHealthyPercent: 0 })).toBe(ofEc2({ daemon: true }));
});
