import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Cluster, ContainerImage, EcsOptimizedImage } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnOutput } from 'aws-cdk-lib/core';
import {
  ServiceConnectAlarms, ServiceConnectCertificateAuthority, ServiceConnectDashboard, ServiceConnectEc2Service, ServiceConnectOrdering,
  ServiceConnectProxyLogging, ServiceConnectTls,
} from '../src';
import { http, MeshStack, resourcesOf, Synthesised } from './support/app';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/**
 * Every policy statement that an app gets from this library, or from the constructs that it wraps, with its reason; the reason for a
 * `*` is part of it.
 */
const REASONS: Record<string, string> = {
  'trust sts:AssumeRole of ecs-tasks.amazonaws.com': 'the application acts as the task role, and ECS as the execution role, of a task',
  'trust sts:AssumeRole of lambda.amazonaws.com': 'the function behind a redeployment runs as its own role',
  'trust sts:AssumeRole of ecs.amazonaws.com': 'ECS has certificates issued and stores them, as the role of TLS',
  'allow logs:CreateLogStream, logs:PutLogEvents on ServiceConnectApplicationLogs': 'the execution role writes the log of the application, to its log group alone',
  'allow logs:CreateLogStream, logs:PutLogEvents on ServiceConnectProxyLogs': 'the execution role writes the log of the proxy, to its log group alone',
  'allow kms:Encrypt, kms:Decrypt, kms:GenerateDataKey, kms:GenerateDataKeyPair on TlsKey': 'ECS encrypts the private keys of certificates, with this key alone',
  'managed policy AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity': 'AWS made it for the role of TLS: certificates of tagged authorities, secrets of ECS',
  'managed policy AWSLambdaBasicExecutionRole': 'CDK: the function behind a redeployment writes its log',
  'allow ecs:UpdateService on Carts': 'the function behind a redeployment redeploys only this service',
  'allow ecs:DescribeServices on Carts': 'the function behind cloudMapServiceArn reads only this service',
  'key: kms:* on * by the account': 'CDK: the account owns its key; in the policy of a key, * is this key',
  'key: kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey*, kms:Describe* on * by logs, for log groups of this account and Region':
    'AWS documents these patterns for CloudWatch Logs, which may change its calls; in the policy of a key, * is this key',
  'allow ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage on Repository': 'CDK: the execution role pulls the image of the user\'s repository',
  'allow ecr:GetAuthorizationToken on *': 'CDK: the token is the registry\'s, and the action takes no resource',
};

/** A mesh with everything that can write a policy. */
function fullMesh(): MeshStack {
  const mesh = new MeshStack();
  const proxyLogging = ServiceConnectProxyLogging.awsLogs({ encryptionKey: new Key(mesh, 'LogKey') });
  const tls = ServiceConnectTls.privateCa(new ServiceConnectCertificateAuthority(mesh, 'Ca'), { kmsKey: new Key(mesh, 'TlsKey') });
  const image = ContainerImage.fromEcrRepository(new Repository(mesh, 'Repository'));
  const catalog = mesh.service('Catalog', { container: { image }, endpoints: [http({ dnsName: 'catalog' })], proxyLogging, tls });
  const carts = mesh.server('Carts', { proxyLogging });
  carts.connectTo(catalog, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
  catalog.connectTo(carts);
  catalog.autoScaleTaskCount({ maxCapacity: 4 }).scaleOnRequestCount('Requests', { requestsPerTarget: 100 });
  new ServiceConnectAlarms(mesh, 'Alarms', { service: catalog, errorRate: { maxPercent: 5 } });
  new ServiceConnectDashboard(mesh, 'Dashboard', { namespace: mesh.namespace });
  new CfnOutput(mesh, 'CartsArn', { value: carts.endpoint().cloudMapServiceArn() });
  return mesh;
}

function statementsOf(resources: Record<string, Synthesised>): string[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => {
    switch (Type) {
      case 'AWS::IAM::Role': return [
        ...Properties.AssumeRolePolicyDocument.Statement.map(trust),
        ...(Properties.ManagedPolicyArns ?? []).map((arn: unknown) => `managed policy ${/\w+(?="]])|\w+(?="$)/.exec(JSON.stringify(arn))![0]}`),
        ...(Properties.Policies ?? []).map(() => 'an inline policy'),
      ];
      case 'AWS::IAM::Policy': return Properties.PolicyDocument.Statement.map(allow);
      case 'AWS::KMS::Key': return Properties.KeyPolicy.Statement.map(ofKey);
      default: return Type.startsWith('AWS::IAM::') || 'PolicyDocument' in (Properties ?? {}) ? [`an unknown ${Type}`] : [];
    }
  });
}

const actionsOf = ({ Action }: Statement) => [Action].flat().join(', ');
const trust = (statement: Statement) => `trust ${actionsOf(statement)} of ${(statement.Principal as { Service: string }).Service}`;
const allow = (statement: Statement) => `allow ${actionsOf(statement)} on ${nameOf(statement.Resource)}`;
const ofKey = (statement: Statement) => {
  const logs = JSON.stringify(statement.Principal).includes('logs.');
  const limited = JSON.stringify(statement.Condition ?? '').includes(':log-group:*');
  return `key: ${actionsOf(statement)} on ${nameOf(statement.Resource)} by ${logs ? `logs${limited ? ', for log groups of this account and Region' : ''}` : 'the account'}`;
};

/** The construct that a statement's resource belongs to, without the parts of its id that CDK generates. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  if (JSON.stringify(resource).includes(':task-set/')) return 'the task sets of the cluster';
  const { Ref, 'Fn::GetAtt': [id] = [Ref] } = resource as { 'Ref'?: string; 'Fn::GetAtt'?: string[] };
  return ['ServiceConnectApplicationLogs', 'ServiceConnectProxyLogs', 'TlsKey', 'Repository', 'Carts'].find((name) => id?.startsWith(name)) ?? id ?? JSON.stringify(resource);
}

test('every statement has a reason, and every reason a statement', () => {
  expect([...new Set(statementsOf(resourcesOf(fullMesh())))].sort()).toEqual(Object.keys(REASONS).sort());
});

test('every reason for a * explains it', () => {
  const wide = Object.entries(REASONS).filter(([statement]) => / on \*/.test(statement));
  expect(wide.filter(([, reason]) => !/\* is this key|takes no resource/.test(reason))).toEqual([]);
});

test('a service on container instances adds one statement to their role', () => {
  const instances = (withService: boolean) => {
    const mesh = new MeshStack();
    const cluster = mesh.cluster as Cluster;
    cluster.addCapacity('Instances', { instanceType: new InstanceType('m7i.large'), machineImage: EcsOptimizedImage.amazonLinux2023() });
    if (withService) new ServiceConnectEc2Service(mesh, 'Catalog', { cluster, namespace: mesh.namespace, container: { image: ContainerImage.fromRegistry('x') } });
    return statementsOf(resourcesOf(mesh));
  };
  const before = instances(false);
  const added = instances(true).filter((statement) => !before.includes(statement));
  expect([...new Set(added)].sort()).toEqual([
    'allow ecs:Poll on the task sets of the cluster',
    'allow logs:CreateLogStream, logs:PutLogEvents on ServiceConnectApplicationLogs',
    'allow logs:CreateLogStream, logs:PutLogEvents on ServiceConnectProxyLogs',
    'trust sts:AssumeRole of ecs-tasks.amazonaws.com',
  ]);
});
