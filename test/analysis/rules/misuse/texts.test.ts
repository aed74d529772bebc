import * as misuse from '../../../../src/analysis/rules/misuse';
import { Problem } from '../../../../src/analysis/rules/rule';

/** What each call says that is refused, with what to do. */
const TEXTS: readonly (readonly [problem: Problem | undefined, message: string, fix: string])[] = [
  [
    misuse.connectToSelf('Shop/Ui'),
    'service Shop/Ui connects to itself; a client waits for its server, and a service cannot wait for itself',
    'call the application directly on localhost and its containerPort',
  ],
  [
    misuse.connectWithoutEndpoints('Shop/Ui', 'Shop/Catalog'),
    'service Shop/Ui connects to Shop/Catalog, which has no endpoints',
    'give Shop/Catalog an endpoint, for example with ServiceConnectEndpoint.http',
  ],
  [
    misuse.connectionChanged({ client: 'Shop/Ui', endpoint: 'catalog:80', option: 'ordering', before: 'NONE', now: undefined }),
    'service Shop/Ui is connected to catalog:80 with ordering NONE; this call gives undefined',
    'give the same ordering in both calls, or make only one call',
  ],
  [
    misuse.endpointNotFound('Shop/Catalog', 'admin', []),
    'Shop/Catalog has no endpoint "admin"; it has no endpoints',
    'give the service an endpoint',
  ],
  [
    misuse.endpointNotFound('Shop/Catalog', 'admin', ['a', 'b']),
    'Shop/Catalog has no endpoint "admin"; its endpoints are "a", "b"',
    'use one of these names',
  ],
  [
    misuse.endpointAmbiguous('Shop/Catalog', 'the alarm', []),
    'the alarm needs one endpoint, but Shop/Catalog has none',
    'give the service an endpoint',
  ],
  [
    misuse.endpointAmbiguous('Shop/Catalog', 'the alarm', ['a', 'b']),
    'the alarm needs one endpoint, but Shop/Catalog has several: "a", "b"',
    'give the name of one of them',
  ],
  [
    misuse.connectAcrossStages({ client: 'Ui', clientStage: 'Stage One', server: 'Catalog', serverStage: 'Stage Two' }),
    'service Ui in Stage One connects to Catalog in Stage Two; Stages are deployed separately, and CDK cannot order them',
    'put both services into one Stage, or import the server with importEndpoint of the namespace',
  ],
  [
    misuse.namespaceOfAnotherStage({ service: 'Ui', stage: 'Stage One', namespace: 'Namespace', namespaceStage: 'Stage Two' }),
    'service Ui in Stage One uses the namespace Namespace of Stage Two; a Stage cannot refer to resources outside it',
    'make a namespace in each Stage, or import the other one with ServiceConnectNamespace.fromNamespaceAttributes',
  ],
  [
    misuse.variableTaken({ name: 'CATALOG', container: 'app', before: 'a', now: 'b' }),
    'environment variable CATALOG of container app is "a" and would become "b"',
    'use another variable, or remove one of the two',
  ],
  [
    misuse.variableIsSecret('CATALOG', 'app', 'b'),
    'environment variable CATALOG of container app is a secret and would become "b"',
    'use another variable, or remove the secret',
  ],
  [
    misuse.variableNameProblem('A B'),
    'an environment variable is named "A B"; a name has at least one character, no spaces and no "="',
    'use a name such as CATALOG_URL, or leave the option out',
  ],
  [
    misuse.instancesUnknown('Ui', 'bridge', 'Cluster'),
    'service Ui runs in network mode "bridge" on the cluster Cluster, whose instances have no known security group',
    'add the capacity to the cluster before the connection, give securityGroups to Cluster.fromClusterAttributes, '
    + 'or open the ports yourself and connect with openSecurityGroups set to false',
  ],
  [
    misuse.addressesUnknown('Vpc', 'Ui → Catalog'),
    'Ui → Catalog crosses VPCs, which needs a rule by CIDR; the CIDR of the VPC Vpc is not known',
    'give vpcCidrBlock to Vpc.fromVpcAttributes, or open the ports yourself and connect with openSecurityGroups set to false',
  ],
  [
    misuse.changedAfterSynthesis('Ui connects to Catalog'),
    'Ui connects to Catalog after synthesis; the template is already written, so the change has no effect',
    'do it before the app is synthesised; in a test, before its template is read',
  ],
  [
    misuse.madeUnseen('Shop/Ui'),
    'an Aspect made or changed Shop/Ui in a part of the app that CDK had already visited; its work at synthesis would be skipped',
    'set the feature flag @aws-cdk/core:aspectStabilization, or do it outside the Aspect',
  ],
  [
    misuse.urlOfTcp('cache:6379'),
    'endpoint cache:6379 speaks TCP, which has no URL scheme',
    'use address, or dnsName and port; for an environment variable, set urlScheme to the scheme of your protocol',
  ],
  [
    misuse.addressInNamespace('url', 'catalog'),
    'url of endpoint "catalog" is read, but the endpoint has no dnsName; clients dial <discoveryName>.<namespaceName>, which only the service knows',
    'give the endpoint a dnsName, or call endpoint of the service and read the address there',
  ],
  [
    misuse.takingOverWithoutName(),
    'dnsName is left out; an endpoint that takes over needs the name that clients dial today',
    'set dnsName to the name of the Cloud Map service or the load balancer that clients use, and port if it is not the containerPort',
  ],
  [
    misuse.cloudMapServiceAmbiguous('Shop/Catalog', 2),
    'service Shop/Catalog has 2 endpoints; ECS lists their Cloud Map services in no fixed order',
    'publish the endpoint from a service that has no other endpoint',
  ],
  [
    misuse.cloudMapServiceOffMesh('Shop/Catalog'),
    'Service Connect is off for service Shop/Catalog; ECS makes no Cloud Map service for it',
    'set serviceConnectEnabled to true first',
  ],
  [
    misuse.cloudMapServiceElsewhere('catalog:80'),
    'endpoint catalog:80 is published by another app, which knows its Cloud Map service',
    'pass the ARN from that app',
  ],
  [
    misuse.frontendWithoutPort('Shop/Ui'),
    'containerPort is not given, and service Shop/Ui has no endpoint to take it from',
    'set containerPort to the port that the application listens on',
  ],
  [
    misuse.frontendPortIsAlias('Shop/Ui', 80, { name: 'ui', containerPort: 8080 }),
    'containerPort is 80, the port that clients of endpoint "ui" dial; no container of Shop/Ui maps it, and the container behind the endpoint listens on 8080',
    'leave containerPort out, use 8080, or map port 80 in the container if the application listens on it, too',
  ],
  [
    misuse.frontendDomainProblem({ domainName: true, hostedZone: false }),
    'domainName is given and hostedZone is not; the DNS record needs both',
    'give the hostedZone of the domain, or leave domainName out and create the record yourself, after the service',
  ],
  [
    misuse.frontendDomainProblem({ domainName: false, hostedZone: true }),
    'hostedZone is given and domainName is not; the DNS record needs both',
    'give the domainName of the record, or leave hostedZone out',
  ],
  [
    misuse.domainOutsideZone('Shop.example.org', 'Example.com.'),
    'domainName is "Shop.example.org"; hostedZone holds the records of "example.com" and of names that end in ".example.com"',
    'give the full name of the record in that zone, or the hostedZone that holds the domain',
  ],
  [
    misuse.frontendNeedsHttps('api', 'grpc'),
    'endpoint api speaks grpc, but the listener would be HTTP; an Application Load Balancer takes grpc only from an HTTPS listener',
    'give a certificate, or give domainName and hostedZone to have one made',
  ],
  [
    misuse.listenerTaken({ loadBalancer: 'Alb', port: 80, holder: 'Other', redirect: true }),
    'load balancer Alb already has a listener on port 80, Other',
    'set redirectHttp to false',
  ],
  [
    misuse.listenerTaken({ loadBalancer: 'Alb', port: 80, holder: 'Other', redirect: false }),
    'load balancer Alb already has a listener on port 80, Other',
    'call addRoute of the frontend that has the listener, give that listener with conditions and priority, or use another listenerPort',
  ],
  [
    misuse.priorityProblem(0),
    'priority is 0; whole numbers from 1 to 50000 are allowed',
    'use a whole number from 1 to 50000',
  ],
  [
    misuse.priorityProblem(undefined as never),
    'priority is not given; whole numbers from 1 to 50000 are allowed',
    'use a whole number from 1 to 50000',
  ],
  [
    misuse.priorityHeld('7', 'Rule'),
    'priority is 7, which Rule has on the same listener; each rule of a listener needs its own',
    'use another priority: the lowest one that matches a request wins',
  ],
  [
    misuse.testPriorityTooHigh(9, 7),
    'testListener has priority 9, and the rule of the service 7, on the same listener; that of the service decides first',
    'give testListener a priority below 7, or a listener of its own',
  ],
  [
    misuse.routeWithoutConditions(),
    'the route has no conditions; a route needs at least one',
    'give conditions, for example ListenerCondition.pathPatterns with "/api/*"',
  ],
  [
    misuse.conditionsWithoutListener('priority'),
    'priority is given without listener; the frontend makes a listener whose default action is the service, and a default action has no priority',
    'leave priority out, give the listener that the route belongs to, or add the route with addRoute to a frontend',
  ],
  [misuse.frontendFactUnknown('the port', 'the url', 'give defaultPort'), 'the port is not known, but the url needs it', 'give defaultPort'],
  [misuse.durationProblem('idleTimeout', 1.5, [1, 4000]), 'idleTimeout is 1.5 seconds; whole seconds from 1 to 4000 are allowed', 'use whole seconds from 1 to 4000'],
  [
    misuse.frontendAcrossStages({ frontend: 'Public', stage: 'Stage One', part: 'Ui', partStage: 'Stage Two' }),
    'public frontend Public in Stage One uses Ui in Stage Two; resources of one Stage cannot refer to those of another',
    'put both into one Stage, or import what is in the other one',
  ],
  [
    misuse.discoveryNameUnknown('catalog:80'),
    'metrics of the imported endpoint catalog:80 need its discovery name, which is not given',
    'give discoveryName to importEndpoint',
  ],
  [
    misuse.metricNotPublished('slowResponses', 'of HTTP', 'Shop/Cache', ['cache']),
    'slowResponses needs an endpoint of HTTP, but Shop/Cache has none: "cache"',
    'leave slowResponses out, or use it on a service with an endpoint of HTTP',
  ],
  [
    misuse.metricNotPublished('slowResponses', 'of HTTP', 'Shop/Cache', []),
    'slowResponses needs an endpoint of HTTP, but Shop/Cache has none: it has no endpoints',
    'leave slowResponses out, or use it on a service with an endpoint of HTTP',
  ],
  [
    misuse.responsesElsewhere('slowResponses', 'Shop/Catalog'),
    'slowResponses needs metrics of responses, which ECS publishes to the accounts of the clients; with clientsInOtherAccounts, '
    + 'Shop/Catalog has no client in this one',
    'use slowResponses in the account of a client, or noHealthyTraffic, connectionSurge, scaleOnActiveConnections or scaleOnCpuUtilization here',
  ],
  [
    misuse.alarmsWithoutKind('Shop/Catalog', ['errors', 'latency']),
    'no limits are given for the alarms of Shop/Catalog; nothing would be watched',
    'give the limits of at least one of errors, latency',
  ],
  [
    misuse.limitMissing('errors', 'percent', 'Shop/Catalog'),
    'errors of the alarms of Shop/Catalog has no percent; nothing would be watched',
    'give percent to errors; for another severity, make a second ServiceConnectAlarms',
  ],
  [
    misuse.dashboardTooLarge('widgets', 501, 500),
    'the dashboard has 501 widgets; CloudWatch allows 500',
    'make several dashboards, each with some of the services in services, or set connections to false',
  ],
  [
    misuse.foreignObject('target', 'Shop/Queue', misuse.TARGET_EXPECTED),
    'target is Shop/Queue; it must be a service of this library, or one of its endpoints',
    'adopt an ECS service with ServiceConnectAdoptedService, and connect to that construct; '
    + 'import the endpoint of another app with importEndpoint of the namespace',
  ],
  [
    misuse.foreignObject('service', 'Shop/Queue', misuse.SERVICE_EXPECTED),
    'service is Shop/Queue; it must be a service of this library',
    'adopt an ECS service with ServiceConnectAdoptedService, and give that construct',
  ],
  [
    misuse.foreignObject('namespace', 'Shop/Queue', misuse.NAMESPACE_EXPECTED),
    'namespace is Shop/Queue; it must be a namespace of this library',
    'make a ServiceConnectNamespace, or wrap the namespace that you have with ServiceConnectNamespace.fromCloudMapNamespace',
  ],
  [
    misuse.foreignObject('endpoints[0]', 'a text', misuse.ENDPOINT_EXPECTED),
    'endpoints[0] is a text; it must be an endpoint of this library',
    'make each with ServiceConnectEndpoint.http, http2, grpc or tcp',
  ],
  [
    misuse.importedOwnEndpoint('catalog:80', 'Shop/Catalog'),
    'endpoint catalog:80 is imported as that of another app, and service Shop/Catalog of this app publishes it',
    'connect to Shop/Catalog, and leave importEndpoint out',
  ],
  [
    misuse.wrappedService('target', 'Shop/Catalog/Service', 'Shop/Catalog'),
    'target is Shop/Catalog/Service, the ECS service inside Shop/Catalog',
    'give the construct Shop/Catalog itself',
  ],
  [
    misuse.otherRelease('target', 'Shop/Catalog', '0.1.0'),
    'target is Shop/Catalog of release 0.1.0 of cdk-ecs-service-connect; this app uses another release',
    'install one release for all packages of the app, or import the service with importEndpoint of the namespace',
  ],
  [
    misuse.literalRequired('port'),
    'port is a token, whose value exists only at deployment; synthesis needs the value',
    'give port as a literal, or read it from the context of the app',
  ],
  [
    misuse.nameRequired('dnsName'),
    'dnsName is a token; synthesis needs the name of the port mapping, which is made of it',
    'give name as a literal',
  ],
  [misuse.propNotSupported('a', 'b has its own', 'leave a out'), 'a is given; b has its own', 'leave a out'],
  [misuse.belowMinimum('cpu', 63, 64), 'cpu is 63; the minimum is 64', 'set cpu to 64 or more'],
  [misuse.belowMinimum('memory', NaN, 64, 'MiB'), 'memory is NaN; the minimum is 64: MiB', 'set memory to 64 or more'],
  [misuse.outsideRange('port', 0, { from: 1, to: 9, whole: true }), 'port is 0; whole numbers from 1 to 9 are allowed', 'use a whole number from 1 to 9'],
  [misuse.outsideRange('share', 1, { above: 0, below: 1 }), 'share is 1; numbers above 0 to less than 1 are allowed', 'use a number above 0 to less than 1'],
  [misuse.outsideRange('share', -1, { from: 0 }), 'share is -1; numbers from 0 are allowed', 'use a number from 0'],
  [
    misuse.enumValue('ordering', '"LATER"', ['NONE', 'SERVER_FIRST']),
    'ordering is "LATER"; "NONE", "SERVER_FIRST" are allowed',
    'give ordering one of these values',
  ],
  [
    misuse.urlSchemeProblem('urlScheme', 'ws://'),
    'urlScheme is "ws://"; use the name of a URL scheme, such as "ws"',
    'give urlScheme the name alone, without "://"',
  ],
  [
    misuse.containerOrTaskDefinition({ container: true, taskDefinition: true }),
    'container and taskDefinition are both given; a service has one of them',
    'give container to have the task definition made and sized, or taskDefinition to bring your own',
  ],
  [
    misuse.containerOrTaskDefinition({ container: false, taskDefinition: false }),
    'neither container nor taskDefinition is given',
    'give container to have the task definition made and sized, or taskDefinition to bring your own',
  ],
  [
    misuse.containerMissing(),
    'taskDefinition has no container; the proxy runs beside one',
    'add a container to the task definition before the service is made',
  ],
  [
    misuse.registeredTwice('Shop/Ui', 'shop'),
    'service Shop/Ui is already in the namespace shop; a service belongs to one namespace',
    'keep one of the two constructs, and give it all endpoints',
  ],
  [
    misuse.adoptedElsewhere('Shop/Ui', 'Shop', 'Other'),
    'service Shop/Ui is in the stack Shop, but the construct that adopts it is in Other',
    'make the construct in Shop: it changes the resource of the service',
  ],
  [
    misuse.containerNotFound('catalog', 'nginx', ['app', 'log']),
    'containerName of endpoint "catalog" is "nginx"; the containers of the task are "app", "log"',
    'use one of these names, or add the container to the task definition',
  ],
  [
    misuse.portInTwoContainers({ name: 'catalog', containerPort: 8080 }, ['app', 'nginx']),
    'port 8080 of endpoint "catalog" is mapped by the containers "app", "nginx", which share the network of the task',
    'set containerName of the endpoint to the container that listens, and remove the port mapping from the others',
  ],
  [
    misuse.strategyMissing(),
    'capacityProviderStrategies is not given; ECS Managed Instances need a capacity provider',
    'give it the capacityProviderName of a ManagedInstancesCapacityProvider, with weight 1',
  ],
  [
    misuse.fargateStrategy('FARGATE'),
    'capacityProviderStrategies names FARGATE; a task for ECS Managed Instances does not run there',
    'name a ManagedInstancesCapacityProvider of the cluster, or use ServiceConnectFargateService',
  ],
  [misuse.unknownService('Ui', []), 'no service of the assembly is called "Ui"', 'give an assembly that has ECS services'],
  [misuse.unknownService('Ui', ['Shop', 'Cart']), 'no service of the assembly is called "Ui"', 'use one of "Shop", "Cart"'],
];

test.each(TEXTS.map(([problem, message, fix]) => [message, fix, problem] as const))('%s: %s', (message, fix, problem) => {
  expect(problem).toEqual({ message, fix });
});

test.each<[string, Problem | undefined]>([
  ['a name of a variable', misuse.variableNameProblem('CATALOG_URL')],
  ['a domain with its zone', misuse.frontendDomainProblem({ domainName: true, hostedZone: true })],
  ['neither a domain nor a zone', misuse.frontendDomainProblem({ domainName: false, hostedZone: false })],
  ['a domain that is the zone', misuse.domainOutsideZone('Example.com', 'example.com.')],
  ['a domain below the zone', misuse.domainOutsideZone('a.b.example.com.', 'example.com')],
  ['the first priority', misuse.priorityProblem(1)],
  ['the last priority', misuse.priorityProblem(50_000)],
  ['the shortest time', misuse.durationProblem('idleTimeout', 1, [1, 4000])],
  ['the longest time', misuse.durationProblem('idleTimeout', 4000, [1, 4000])],
  ['as many widgets as there may be', misuse.dashboardTooLarge('widgets', 500, 500)],
  ['the minimum', misuse.belowMinimum('cpu', 64, 64)],
  ['the first number of a range', misuse.outsideRange('port', 1, { from: 1, to: 9, whole: true })],
  ['the last number of a range', misuse.outsideRange('port', 9, { from: 1, to: 9, whole: true })],
  ['a number between bounds', misuse.outsideRange('share', 0.5, { above: 0, below: 1 })],
  ['the name of a scheme', misuse.urlSchemeProblem('urlScheme', 'git+ssh')],
  ['a container', misuse.containerOrTaskDefinition({ container: true, taskDefinition: false })],
  ['a task definition', misuse.containerOrTaskDefinition({ container: false, taskDefinition: true })],
])('nothing is said of %s', (_what, problem) => {
  expect(problem).toBeUndefined();
});

test.each<[string, Problem | undefined]>([
  ['a variable without a name', misuse.variableNameProblem('')],
  ['a variable with an equals sign', misuse.variableNameProblem('A=B')],
  ['a variable with a space at its end', misuse.variableNameProblem('A ')],
  ['a variable with a space at its beginning', misuse.variableNameProblem(' A')],
  ['a domain whose name ends like the zone', misuse.domainOutsideZone('notexample.com', 'example.com')],
  ['a priority that is too high', misuse.priorityProblem(50_001)],
  ['a priority that is not whole', misuse.priorityProblem(1.5)],
  ['a time that is too short', misuse.durationProblem('idleTimeout', 0, [1, 4000])],
  ['a time that is too long', misuse.durationProblem('idleTimeout', 4001, [1, 4000])],
  ['an endless minimum', misuse.belowMinimum('cpu', Infinity, 64)],
  ['a number above its range', misuse.outsideRange('port', 10, { from: 1, to: 9 })],
  ['a number that is not whole', misuse.outsideRange('port', 1.5, { from: 1, to: 9, whole: true })],
  ['a number at a bound below it', misuse.outsideRange('share', 0, { above: 0, below: 1 })],
  ['an endless number', misuse.outsideRange('share', Infinity, { from: 0 })],
  ['a scheme with a digit in front', misuse.urlSchemeProblem('urlScheme', '1ws')],
  ['a scheme with a space at its end', misuse.urlSchemeProblem('urlScheme', 'ws ')],
  ['no scheme', misuse.urlSchemeProblem('urlScheme', '')],
])('%s is refused', (_what, problem) => {
  expect(problem).toMatchObject({ message: expect.any(String), fix: expect.any(String) });
});

test('what cannot be waited for is said with advice', () => {
  expect(misuse.MONITORING_STACK_ADVICE).toBe('put dashboards and alarms into a stack that is deployed after those of the services in them');
  expect(misuse.FRONTEND_STACK_ADVICE).toBe(
    'put the public frontend into a stack that is deployed before those of all services behind it, with the VPC in the same or an earlier stack',
  );
  expect(misuse.TLS13_ONLY).toBe(
    'the proxy of an endpoint with TLS speaks TLS 1.3 only, and the load balancer does so when its HTTPS listener has a TLS 1.3 policy',
  );
  expect(misuse.healthCheckMeetsTls('ui')).toBe('the proxy of endpoint ui answers that port with TLS only, so that no target would become healthy');
  expect(misuse.PLAIN_HEALTH_CHECK_FIX).toBe('leave healthCheck.protocol out, which gives HTTPS, or set healthCheck.port to a port without TLS');
});

test('every misuse is an error', () => {
  expect(new Set(misuse.MISUSES.map(({ severity }) => severity))).toEqual(new Set(['error']));
});
