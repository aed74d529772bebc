import { FargateTaskDefinition, GenericLogDriver, LogDriver, LogDrivers, ServiceConnectAccessLogFormat } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { App, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectAwsLogsProxyLoggingProps, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectProxyLogging,
  ServiceConnectProxyLogLevel,
} from '../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceOf, taskOf } from '../support/app';

const configurationOf = (service: ServiceConnectFargateService) => serviceOf(service).Properties.ServiceConnectConfiguration;
const proxyLogGroups = (stack: Stack) => Object.entries(resourcesOf(stack))
  .filter(([id, { Type }]) => Type === 'AWS::Logs::LogGroup' && id.startsWith('ServiceConnectProxyLogs')).map(([, { Properties }]) => Properties);

describe('the log group', () => {
  test('is one for each namespace and stack, kept for a month, with a stream prefix for each service', () => {
    const mesh = new MeshStack();
    const [catalog, carts] = [mesh.server('Catalog'), mesh.server('Carts')];
    expect(proxyLogGroups(mesh)).toEqual([{ RetentionInDays: 30 }]);
    expect([catalog, carts].map((service) => configurationOf(service).LogConfiguration.Options['awslogs-stream-prefix'])).toEqual(['Shop/Catalog', 'Shop/Carts']);
  });

  test('has a stream prefix for each service, though two services have one id', () => {
    const mesh = new MeshStack();
    const services = ['Front', 'Back', 'a:b*c'].map((id, i) => mesh.server('Service', { endpoints: [http({ dnsName: `s${i}` })] }, new Construct(mesh, id)));
    const prefixes = services.map((service) => configurationOf(service).LogConfiguration.Options['awslogs-stream-prefix']);
    expect(prefixes).toEqual(['Shop/Front/Service', 'Shop/Back/Service', 'Shop/a_b_c/Service']);
  });

  test('has the retention and the removal policy of the namespace, and the stream prefix that the service sets', () => {
    const proxyLogging = ServiceConnectProxyLogging.awsLogs({ retention: RetentionDays.ONE_DAY, removalPolicy: RemovalPolicy.RETAIN });
    const mesh = new MeshStack(new App(), 'Shop', { proxyLogging });
    mesh.server('Catalog');
    const same = { retention: RetentionDays.ONE_DAY, removalPolicy: RemovalPolicy.RETAIN };
    const carts = mesh.server('Carts', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ ...same, streamPrefix: 'mesh' }) });
    expect(proxyLogGroups(mesh)).toEqual([{ RetentionInDays: 1 }]);
    expect(configurationOf(carts).LogConfiguration.Options['awslogs-stream-prefix']).toBe('mesh');
    const policies = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::Logs::LogGroup').map((group) => group.DeletionPolicy);
    expect(policies).toEqual(['Retain', 'Retain']);
  });

  test('keeps its logical id when retention, removal policy and key change: it is updated, not replaced', () => {
    const idsWith = (props: (mesh: MeshStack) => ServiceConnectAwsLogsProxyLoggingProps) => {
      const mesh = new MeshStack();
      mesh.server('Catalog', { proxyLogging: ServiceConnectProxyLogging.awsLogs(props(mesh)) });
      return Object.entries(resourcesOf(mesh)).filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup').map(([id]) => id);
    };
    const ids = idsWith(() => ({}));
    expect(ids).toHaveLength(2);
    expect(idsWith(() => ({ retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN }))).toEqual(ids);
    expect(idsWith((mesh) => ({ encryptionKey: new Key(mesh, 'Key') }))).toEqual(ids);
  });

  test('is another one for each namespace, though the ids of their paths join to the same text', () => {
    const mesh = new MeshStack();
    for (const [outer, inner] of [['a-b', 'c'], ['a', 'b-c']]) {
      const namespace = new ServiceConnectNamespace(new Construct(mesh, outer), inner, { namespaceName: outer });
      mesh.server('Catalog', { namespace }, new Construct(mesh, `In-${outer}`));
    }
    expect(proxyLogGroups(mesh)).toHaveLength(2);
  });

  test.each([
    ['retention', { retention: RetentionDays.ONE_YEAR }], ['removalPolicy', { removalPolicy: RemovalPolicy.RETAIN }], ['encryptionKey', {}],
  ])('fails if services of a namespace disagree about %s in one stack', (option, props) => {
    const mesh = new MeshStack();
    mesh.server('Catalog');
    const proxyLogging = ServiceConnectProxyLogging.awsLogs(option === 'encryptionKey' ? { encryptionKey: new Key(mesh, 'Key') } : props);
    expect(() => mesh.server('Carts', { proxyLogging })).toThrow(`SC010 prop-not-supported: ${option} of the proxy log is given; other services of the namespace share its log group in the stack Shop, and have another ${option}`);
    expect(() => mesh.server('Orders', { proxyLogging }, new Stack(mesh.node.root as App, 'Other'))).not.toThrow();
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
    expect(() => ServiceConnectProxyLogging.awsLogs({ logGroup, retention: RetentionDays.ONE_DAY })).toThrow(/^SC010 prop-not-supported: retention is given; your own logGroup/);
    expect(() => ServiceConnectProxyLogging.awsLogs({ logGroup, encryptionKey: new Key(stack, 'Key') })).toThrow(/^SC010 prop-not-supported: encryptionKey is given/);
    expect(() => ServiceConnectProxyLogging.awsLogs({ logGroup, removalPolicy: RemovalPolicy.RETAIN })).toThrow(/^SC010 prop-not-supported: removalPolicy is given/);
  });
});

describe('the log of an application', () => {
  const logOf = (service: ServiceConnectFargateService) => taskOf(service).Properties.ContainerDefinitions[0].LogConfiguration;
  const applicationLogGroups = (stack: Stack) => Object.entries(resourcesOf(stack)).filter(([id]) => id.startsWith('ServiceConnectApplicationLogs'));

  test('goes to one log group for each namespace and stack, with the settings of the namespace', () => {
    const app = new App();
    const keyStack = new Stack(app, 'Keys');
    const encryptionKey = new Key(keyStack, 'Key');
    const proxyLogging = ServiceConnectProxyLogging.awsLogs({ retention: RetentionDays.ONE_DAY, removalPolicy: RemovalPolicy.RETAIN, encryptionKey });
    const mesh = new MeshStack(app, 'Shop', { proxyLogging });
    const [catalog, carts] = [mesh.server('Catalog'), mesh.server('Carts')];
    const [[id, group], ...others] = applicationLogGroups(mesh);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ Properties: { RetentionInDays: 1, KmsKeyId: expect.anything() }, DeletionPolicy: 'Retain' });
    expect([catalog, carts].map(logOf)).toEqual(['Catalog', 'Carts'].map((name) => ({
      LogDriver: 'awslogs',
      Options: { 'awslogs-group': { Ref: id }, 'awslogs-stream-prefix': `Shop/${name}`, 'awslogs-region': { Ref: 'AWS::Region' } },
    })));
  });

  test('of its own wins', () => {
    const mesh = new MeshStack();
    const own = mesh.server('Catalog', { container: { ...CONTAINER, logging: LogDrivers.awsLogs({ streamPrefix: 'own' }) } });
    expect(logOf(own).Options['awslogs-stream-prefix']).toBe('own');
    expect(applicationLogGroups(mesh)).toEqual([]);
  });

  test('is off with enableLogging: false, and is kept off the mesh', () => {
    const mesh = new MeshStack();
    const [silent, off] = [mesh.server('Silent', { enableLogging: false }), mesh.server('Off', { serviceConnectEnabled: false })];
    expect(logOf(silent)).toBeUndefined();
    expect(logOf(off).LogDriver).toBe('awslogs');
  });

  test('has the default settings if the proxy logs elsewhere', () => {
    const mesh = new MeshStack(new App(), 'Shop', { proxyLogging: ServiceConnectProxyLogging.none() });
    mesh.server('Catalog');
    expect(applicationLogGroups(mesh).map(([, { Properties }]) => Properties)).toEqual([{ RetentionInDays: 30 }]);
  });

  test('of a task definition of one\'s own is not changed: fails with enableLogging', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
    taskDefinition.addContainer('app', CONTAINER);
    expect(() => mesh.server('Catalog', { taskDefinition, enableLogging: true })).toThrow('SC010 prop-not-supported: enableLogging is given; your own taskDefinition is not changed');
    expect(logOf(mesh.server('Carts', { taskDefinition }))).toBeUndefined();
  });
});

describe('access logs', () => {
  test.each([ServiceConnectAccessLogFormat.TEXT, ServiceConnectAccessLogFormat.JSON])('are written as %s, without query parameters by default', (accessLog) => {
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
    expect(() => ServiceConnectProxyLogging.none({ accessLog: ServiceConnectAccessLogFormat.JSON })).toThrow(/^SC711 access-log-needs-log/);
  });

  test('fail with query parameters of requests that are not logged', () => {
    expect(() => ServiceConnectProxyLogging.awsLogs({ includeQueryParameters: true })).toThrow(/^SC010 prop-not-supported: includeQueryParameters is given/);
    expect(() => ServiceConnectProxyLogging.awsLogs({ includeQueryParameters: false })).not.toThrow();
  });
});

test('the log level of the proxy is a setting of its container', () => {
  const mesh = new MeshStack();
  const [quiet, loud] = [undefined, ServiceConnectProxyLogLevel.DEBUG].map((logLevel, i) => mesh.server(`S${i}`, { proxyLogging: ServiceConnectProxyLogging.awsLogs({ logLevel }) }));
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
