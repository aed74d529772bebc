/** What a reader of the API reference wants to do, and the types and members for it: `Type` or `Type.member`. */
interface ApiTask {
  readonly task: string;
  readonly names: readonly string[];
}

const F = 'ServiceConnectFargateService';
const PROPS = `${F}Props`;

/** The index of the API reference. */
export const API_TASKS: readonly ApiTask[] = [
  { task: 'create a namespace', names: ['ServiceConnectNamespace', 'ServiceConnectNamespaceProps'] },
  {
    task: 'use an existing namespace',
    names: ['ServiceConnectNamespace.fromCloudMapNamespace', 'ServiceConnectNamespace.fromNamespaceAttributes', 'IServiceConnectNamespace'],
  },
  { task: 'run a service on Fargate', names: [F, PROPS] },
  { task: 'run a service on EC2 instances', names: ['ServiceConnectEc2Service', 'ServiceConnectEc2ServiceProps'] },
  {
    task: 'run a service on ECS Managed Instances',
    names: ['ServiceConnectManagedInstancesService', 'ServiceConnectManagedInstancesServiceProps'],
  },
  { task: 'add an existing L2 service', names: ['ServiceConnectAdoptedService', 'ServiceConnectAdoptedServiceProps', 'IServiceConnectService'] },
  {
    task: 'publish a port',
    names: [
      'ServiceConnectEndpoint.http', 'ServiceConnectEndpoint.http2', 'ServiceConnectEndpoint.grpc', 'ServiceConnectEndpoint.tcp',
      'ServiceConnectHttpEndpointProps', 'ServiceConnectEndpointProps', `${PROPS}.endpoints`,
    ],
  },
  {
    task: 'set timeouts for streams and slow requests',
    names: ['ServiceConnectHttpEndpointProps.perRequestTimeout', 'ServiceConnectHttpEndpointProps.idleTimeout'],
  },
  { task: 'connect a client to a server', names: [`${F}.connectTo`, 'ServiceConnectConnection', 'IServiceConnectTarget'] },
  {
    task: 'tell the client where to call',
    names: ['urlEnvironmentVariable', 'addressEnvironmentVariable', 'hostEnvironmentVariable', 'portEnvironmentVariable']
      .map((name) => `ServiceConnectConnectionOptions.${name}`),
  },
  {
    task: 'choose one endpoint of a server',
    names: [`${F}.endpoint`, 'ServiceConnectConnectionOptions.endpoint', 'IServiceConnectEndpoint', 'ServiceConnectProtocol'],
  },
  {
    task: 'keep your own security groups',
    names: ['ServiceConnectConnectionOptions.openSecurityGroups', `${PROPS}.securityGroups`, `${PROPS}.connectionSecurityGroup`],
  },
  { task: 'connect to a service of another app', names: ['ServiceConnectNamespace.importEndpoint', 'ServiceConnectEndpointImportOptions'] },
  { task: 'connect services that call each other', names: ['ServiceConnectOrdering', 'ServiceConnectConnectionOptions.ordering'] },
  { task: 'wait for a database', names: [`${F}.deployAfter`] },
  {
    task: 'size a task',
    names: [
      `${PROPS}.cpu`, `${PROPS}.memoryLimitMiB`, `${PROPS}.proxyOverhead`, `${PROPS}.peakRequestsPerSecond`, 'ServiceConnectProxyOverhead',
      'ServiceConnectFargateTaskSize', 'ServiceConnectEc2TaskSize',
    ],
  },
  {
    task: 'open a service to the public',
    names: ['ServiceConnectPublicFrontend', 'ServiceConnectPublicFrontend.addRoute', 'ServiceConnectPublicFrontendProps'],
  },
  {
    task: 'deploy blue/green',
    names: [`${PROPS}.deploymentStrategy`, 'ServiceConnectPublicFrontendProps.alternateTarget', 'ServiceConnectTestTraffic'],
  },
  {
    task: 'encrypt traffic',
    names: ['ServiceConnectTls', 'ServiceConnectCertificateAuthority', 'ServiceConnectNamespaceProps.tls', `${PROPS}.tls`],
  },
  {
    task: 'log what proxies and applications do',
    names: ['ServiceConnectProxyLogging', 'ServiceConnectProxyLogLevel', `${PROPS}.proxyLogging`, `${PROPS}.enableLogging`],
  },
  { task: 'use metrics', names: ['ServiceConnectMetrics', 'ServiceConnectConnectionMetrics', 'ServiceConnectNamespaceMetrics'] },
  { task: 'raise alarms', names: ['ServiceConnectAlarms', 'ServiceConnectAlarmsProps'] },
  { task: 'make a dashboard', names: ['ServiceConnectDashboard', 'ServiceConnectDashboardProps'] },
  { task: 'scale on traffic', names: [`${F}.autoScaleTaskCount`, 'ServiceConnectScaling'] },
  {
    task: 'migrate without a change of address',
    names: ['ServiceConnectEndpoint.takingOver', 'ServiceConnectTakingOverProps', `${PROPS}.serviceConnectEnabled`],
  },
  { task: 'check an app without these constructs', names: ['ServiceConnectValidator'] },
  { task: 'test who calls whom', names: ['ServiceConnectMesh', 'ServiceConnectMesh.connectionsTo', 'ServiceConnectMesh.waves'] },
  { task: 'draw the mesh at each synthesis', names: ['ServiceConnectNamespaceProps.topology'] },
];
