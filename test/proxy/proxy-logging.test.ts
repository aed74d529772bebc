import { FargateTaskDefinition, GenericLogDriver, LogDriver, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { AccessLogFormat, ProxyLogLevel, ServiceConnectFargateService, ServiceConnectProxyLogging } from '../../src';
import { CONTAINER, MeshStack, resourcesOf, serviceOf } from '../support/app';

const configurationOf = (service: ServiceConnectFargateService) => serviceOf(service).Properties.ServiceConnectConfiguration;
const proxyLogGroups = (stack: Stack) => Object.entries(resourcesOf(stack))
  .filter(([id, { Type }]) => Type === 'AWS::Logs::LogGroup' && id.startsWith('ServiceConnectProxyLogs')).map(([, { Properties }]) => Properties);

describe('the log group', () => {
  test('is one for each namespace and stack, kept for a month, with a stream prefix for each service', () => {
    const mesh = new MeshStack();
    const [catalog, carts] = [mesh.server('Catalog'), mesh.server('Carts')];
    expect(proxyLogGroups(mesh)).toEqual([{ RetentionInDays: 30 }]);
    expect([catalog, carts].map((service) => configurationOf(service).LogConfiguration.Options['awslogs-stream-prefix'])).toEqual(['Catalog', 'Carts']);
  });

  test('has the retention and the stream prefix that the namespace or the service sets', () => {
    const mesh = new MeshStack(new App(), 'Shop', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ retention: RetentionDays.ONE_DAY }) });
    mesh.server('Catalog');
    const carts = mesh.server('Carts', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ retention: RetentionDays.ONE_YEAR, streamPrefix: 'mesh' }) });
    expect(proxyLogGroups(mesh).map(({ RetentionInDays }) => RetentionInDays).sort()).toEqual([1, 365]);
    expect(configurationOf(carts).LogConfiguration.Options['awslogs-stream-prefix']).toBe('mesh');
  });

  test('is encrypted with a key that admits CloudWatch Logs, for log groups of this account and Region', () => {
    const mesh = new MeshStack();
    const proxyLogging = ServiceConnectProxyLogging.awsLogs({ encryptionKey: new Key(mesh, 'Key') });
    mesh.server('Catalog', { proxyLogging });
    mesh.server('Carts', { proxyLogging });
    expect(proxyLogGroups(mesh)).toEqual([{ RetentionInDays: 30, KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } }]);
    const [key] = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::KMS::Key');
    expect(key.Properties.KeyPolicy.Statement.slice(1)).toEqual([{
      Effect: 'Allow',
      Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } },
      Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      Resource: '*',
      Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':log-group:*']] } } },
    }]);
  });

  test('of the user is not changed: fails with props that would change it', () => {
    const stack = new Stack();
    const logGroup = new LogGroup(stack, 'Mine');
    expect(() => ServiceConnectProxyLogging.awsLogs({ logGroup, retention: RetentionDays.ONE_DAY })).toThrow(/^SC010 prop-not-supported: retention is given; a logGroup of your own/);
    expect(() => ServiceConnectProxyLogging.awsLogs({ logGroup, encryptionKey: new Key(stack, 'Key') })).toThrow(/^SC010 prop-not-supported: encryptionKey is given/);
  });
});

describe('access logs', () => {
  test.each([AccessLogFormat.TEXT, AccessLogFormat.JSON])('are written as %s, without query parameters by default', (accessLog) => {
    const mesh = new MeshStack();
    Validations.of(mesh).acknowledge({ id: 'ServiceConnect::SC712', reason: 'the parameters of this test hold nothing' });
    const [plain, full] = [false, true].map((includeQueryParameters) => mesh.server(`S${String(includeQueryParameters)}`, {
      proxyLogging: ServiceConnectProxyLogging.awsLogs(includeQueryParameters ? { accessLog, includeQueryParameters } : { accessLog }),
    }));
    expect(configurationOf(plain).AccessLogConfiguration).toEqual({ Format: accessLog, IncludeQueryParameters: 'DISABLED' });
    expect(configurationOf(full).AccessLogConfiguration).toEqual({ Format: accessLog, IncludeQueryParameters: 'ENABLED' });
  });

  test('are off by default', () => expect(configurationOf(new MeshStack().server('Catalog')).AccessLogConfiguration).toBeUndefined());

  test('fail without a log', () => {
    expect(() => ServiceConnectProxyLogging.none({ accessLog: AccessLogFormat.JSON })).toThrow(/^SC711 access-log-needs-log/);
  });

  test('fail with query parameters of requests that are not logged', () => {
    expect(() => ServiceConnectProxyLogging.awsLogs({ includeQueryParameters: true })).toThrow(/^SC010 prop-not-supported: includeQueryParameters is given/);
    expect(() => ServiceConnectProxyLogging.awsLogs({ includeQueryParameters: false })).not.toThrow();
  });
});

test('the log level of the proxy is a setting of its container', () => {
  const mesh = new MeshStack();
  const [quiet, loud] = [undefined, ProxyLogLevel.DEBUG].map((logLevel, i) => mesh.server(`S${i}`, { proxyLogging: ServiceConnectProxyLogging.awsLogs({ logLevel }) }));
  expect(configurationOf(quiet).ContainerConfigurations).toBeUndefined();
  expect(configurationOf(loud).ContainerConfigurations).toEqual([{ LogLevel: 'debug' }]);
});

describe('on Fargate', () => {
  const loggingTo = (driver: LogDriver, taskDefinition?: (mesh: MeshStack) => FargateTaskDefinition) => {
    const mesh = new MeshStack();
    return mesh.server('Catalog', { proxyLogging: ServiceConnectProxyLogging.of(driver), taskDefinition: taskDefinition?.(mesh) });
  };

  test.each(['json-file', 'syslog', 'fluentd', 'journald', 'gelf', 'none'])('fails with the log driver %s', (logDriver) => {
    expect(() => loggingTo(new GenericLogDriver({ logDriver, options: {} }))).toThrow(/^SC713 fargate-log-driver: logDriver is "/);
  });

  test.each(['splunk', 'awslogs'])('takes the log driver %s', (logDriver) => {
    expect(configurationOf(loggingTo(new GenericLogDriver({ logDriver, options: { a: 'b' } }))).LogConfiguration).toEqual({ LogDriver: logDriver, Options: { a: 'b' } });
  });

  test('takes FireLens if the task has a log router, even one that is added later', () => {
    const service = loggingTo(LogDrivers.firelens({}), (mesh) => {
      const task = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
      task.addContainer('app', { ...CONTAINER, logging: LogDrivers.firelens({}) });
      return task;
    });
    expect(configurationOf(service).LogConfiguration.LogDriver).toBe('awsfirelens');
  });

  test('reports FireLens without a log router at synthesis, since one can be added until then', () => {
    const service = loggingTo(LogDrivers.firelens({}));
    expect(() => (service.node.root as App).synth()).toThrow('logDriver is "awsfirelens", but no container of the task is a log router');
  });
});
