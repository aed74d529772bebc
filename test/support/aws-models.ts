import { join } from 'path';
import { AwsModels, Partition, Schema, Shape } from '../../scripts/aws-facts/models';
import { readingsOf } from '../../scripts/aws-facts/property-names';

const described = (documentation: string) => ({ shape: 'Any', documentation });
const of = (...names: string[]): Schema => ({ properties: Object.fromEntries(names.map((name) => [name, {}])) });
const enumeration = (...values: string[]): Shape => ({ enum: values });

const LONG = 'lowercase letters, numbers, underscores (_)';
const NAME = `The name can include up to 64 characters: ${LONG}, and hyphens (-). The name can't start with a hyphen.`;

const ECS: Record<string, Shape> = {
  PortNumber: { min: 0, max: 65535 },
  Duration: { min: 0, max: 2147483647 },
  ApplicationProtocol: enumeration('http', 'http2', 'grpc'),
  DeploymentStrategy: enumeration('ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'),
  DeploymentControllerType: enumeration('ECS', 'CODE_DEPLOY', 'EXTERNAL'),
  LaunchType: enumeration('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'),
  Compatibility: enumeration('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'),
  NetworkMode: enumeration('bridge', 'host', 'awsvpc', 'none'),
  ServiceConnectAccessLoggingFormat: enumeration('TEXT', 'JSON'),
  ServiceConnectIncludeQueryParameters: enumeration('DISABLED', 'ENABLED'),
  ServiceConnectContainerLogLevel: enumeration('debug', 'info'),
  LogDriver: enumeration('json-file', 'awslogs', 'splunk', 'awsfirelens'),
  PortMapping: {
    members: {
      name: described(`<p>${NAME}</p>`),
      appProtocol: described('If you don\'t set a value for this parameter, then TCP is used. <code>appProtocol</code> is immutable in a Service Connect service.'),
      protocol: described('<code>protocol</code> is immutable in a Service Connect service.'),
    },
  },
  ServiceConnectService: {
    members: {
      discoveryName: described(`${NAME} Else, the port mapping name from the task definition is used.`),
      clientAliases: described('The maximum number of client aliases that you can have in this list is 1.'),
    },
  },
  ServiceConnectClientAlias: {
    members: { dnsName: described(`The name can include up to 127 characters: ${LONG}, hyphens (-), and periods (.). The name can't start with a hyphen.`) },
  },
  ServiceConnectConfiguration: {
    documentation: 'Only the tasks that Amazon ECS services create are supported.',
    members: { namespace: described('It must be in the same Amazon Web Services Region. The type of namespace doesn\'t affect Service Connect.') },
  },
  ServiceConnectAccessLogConfiguration: { documentation: 'For these, you must also specify a <code>logConfiguration</code>.' },
  DeploymentCircuitBreaker: { documentation: 'It can only be used for services using the rolling update type.' },
  TimeoutConfiguration: {
    documentation: 'The connection will close when the <code>idleTimeout</code> is reached.',
    members: {
      idleTimeoutSeconds: described('Of HTTP it is 5 minutes, for TCP is 1 hour.'),
      perRequestTimeoutSeconds: described('For a complete response per request. It can only be set if Service Connect <code>appProtocol</code> isn\'t <code>TCP</code>.'),
    },
  },
  UpdateServiceRequest: {
    members: {
      desiredCount: described('This parameter doesn\'t trigger a new service deployment.'),
      networkConfiguration: described('This parameter triggers a new service deployment.'),
    },
  },
  ClusterServiceConnectDefaultsRequest: {
    members: { namespace: described('It can\'t include greater than (&gt;), less than (&lt;), double quotation marks ("), or slash (/).') },
  },
};

const MEMORY: Record<string, Schema> = {
  256: { enum: [512, 1024, 2048] },
  512: { minimum: 1024, maximum: 4096, multipleOf: 1024 },
  1024: { minimum: 2048, maximum: 8192, multipleOf: 1024 },
  2048: { minimum: 4096, maximum: 16384, multipleOf: 1024 },
  4096: { minimum: 8192, maximum: 30720, multipleOf: 1024 },
  8192: { minimum: 16384, maximum: 61440, multipleOf: 4096 },
  16384: { minimum: 32768, maximum: 122880, multipleOf: 8192 },
  32768: { enum: [61440, 122880, 249856] },
};

const EXTENSIONS: Record<string, unknown> = {
  'aws_ecs_taskdefinition/fargate_cpu_memory': {
    then: { anyOf: Object.entries(MEMORY).map(([cpu, then]) => ({ properties: { Cpu: { then: { enum: [cpu] } }, Memory: { then } } })) },
  },
  'aws_ecs_service/service_fargate_log_driver': { then: { properties: { LogDriver: { enum: ['awslogs', 'splunk', 'awsfirelens'] } } } },
};

const SECONDS: Schema = { maximum: 2147483647 };
const CREATE_ONLY: Record<string, readonly string[]> = {
  'AWS::ECS::Service': ['Cluster', 'Role', 'SchedulingStrategy', 'ServiceName'],
  'AWS::ECS::Cluster': ['ClusterName'],
  'AWS::ServiceDiscovery::HttpNamespace': ['Name'],
  'AWS::ServiceDiscovery::PrivateDnsNamespace': ['Vpc', 'Name'],
  'AWS::ServiceDiscovery::PublicDnsNamespace': ['Name'],
  'AWS::EC2::SecurityGroup': ['GroupDescription', 'GroupName', 'VpcId'],
  'AWS::EC2::Subnet': [
    'VpcId', 'AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'OutpostArn', 'Ipv6Native', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
  ],
  'AWS::EC2::VPC': ['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'],
  'AWS::ElasticLoadBalancingV2::TargetGroup': ['TargetType', 'ProtocolVersion', 'Port', 'Name', 'VpcId', 'Protocol', 'IpAddressType'],
  'AWS::IAM::Role': ['Path', 'RoleName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
};

const READ_BY_US = readingsOf(join(__dirname, '..', '..', 'src', 'analysis')).names;

/** Of a task definition, everything that a template can set but its tags. */
function createOnly(type: string): readonly string[] {
  return type === 'AWS::ECS::TaskDefinition' ? [...READ_BY_US].filter((name) => name !== 'Tags' && name !== 'TaskDefinitionArn') : CREATE_ONLY[type] ?? [];
}

/** A schema of every type, which has all that the analysis reads. */
function schemaOf(type: string): Schema {
  return {
    ...of(...READ_BY_US),
    createOnlyProperties: createOnly(type).map((name) => `/properties/${name}`),
    conditionalCreateOnlyProperties: ['/properties/LaunchType'],
    definitions: {
      ServiceConnectConfiguration: of('AccessLogConfiguration', 'ContainerConfigurations', 'Enabled', 'LogConfiguration', 'Namespace', 'Services'),
      ServiceConnectService: {
        properties: { ...of('ClientAliases', 'DiscoveryName', 'PortName', 'Timeout', 'Tls').properties, IngressPortOverride: { maximum: 65535 } },
      },
      ServiceConnectClientAlias: { properties: { DnsName: {}, Port: { maximum: 65535 }, TestTrafficRules: {} } },
      ServiceConnectTestTrafficRules: of('Header'),
      ServiceConnectTestTrafficRulesHeader: of('Name', 'Value'),
      ServiceConnectTestTrafficRulesHeaderValue: of('Exact'),
      ServiceConnectTlsConfiguration: of('IssuerCertificateAuthority', 'KmsKey', 'RoleArn'),
      ServiceConnectTlsCertificateAuthority: of('AwsPcaAuthorityArn'),
      ServiceConnectAccessLogConfiguration: of('Format', 'IncludeQueryParameters'),
      ServiceConnectContainerConfiguration: of('LogLevel'),
      TimeoutConfiguration: { properties: { IdleTimeoutSeconds: SECONDS, PerRequestTimeoutSeconds: SECONDS } },
      LogConfiguration: of('LogDriver', 'Options', 'SecretOptions'),
      Secret: of('Name', 'ValueFrom'),
      // What SC312 knows as keys of other places.
      PortMapping: of('AppProtocol', 'ContainerName', 'ContainerPort', 'HostPort', 'Protocol', 'PropagateTags', 'Tags'),
      GatewayConnector: of('Filters', 'HealthCheck', 'PortName'),
      GatewayConnectorFilters: of('AccessTypes'),
      AdvancedConfiguration: of('AlternateTargetGroupArn', 'ProductionListenerRule', 'RoleArn', 'TestListenerRule'),
    },
  };
}

const partition = (id: string, dnsSuffix: string, ...regions: string[]): Partition => (
  { id, outputs: { dnsSuffix }, regions: Object.fromEntries(regions.map((region) => [region, {}])) }
);

/** Small models, in the form of those that AWS publishes, that agree with the library in every fact. */
export const MODELS: AwsModels = {
  versions: 'a test',
  ecs: ECS,
  cloudMap: {
    NamespaceType: enumeration('DNS_PUBLIC', 'DNS_PRIVATE', 'HTTP'),
    NamespaceNameHttp: { pattern: '^(?!arn:)[!-~]{1,1024}$' },
    ServiceName: { pattern: '^([a-z0-9_][a-z0-9_-]{0,61}[a-z0-9_]|[a-z0-9])$' },
  },
  partitions: [
    partition('aws', 'amazonaws.com', 'aws-global', 'eu-west-1', 'me-west-1', 'sa-west-1'),
    partition('aws-cn', 'amazonaws.com.cn', 'aws-cn-global', 'cn-north-1'),
    partition('aws-us-gov', 'amazonaws.com', 'us-gov-west-1'),
    partition('aws-eusc', 'amazonaws.eu', 'eusc-de-east-1'),
    partition('aws-iso', 'c2s.ic.gov', 'us-iso-east-1'),
    partition('aws-iso-b', 'sc2s.sgov.gov', 'us-isob-east-1'),
    partition('aws-iso-e', 'cloud.adc-e.uk', 'eu-isoe-west-1'),
    partition('aws-iso-f', 'csp.hci.ic.gov', 'us-isof-south-1'),
  ],
  regionsOf: () => new Set(['eu-west-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1']),
  schema: schemaOf,
  extension: (name) => EXTENSIONS[name] as Schema,
};
