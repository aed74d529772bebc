import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnService, Cluster, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { App, Aws, CfnParameter, Fn, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import { ServiceConnectNamespace, ServiceConnectOrdering, ServiceConnectProtocol } from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId, serviceOf, taskOf, tcp } from '../../support/app';

const METADATA = 'cdk-ecs-service-connect';

describe('connecting to a server in the same stack', () => {
  const mesh = new MeshStack();
  const catalog = mesh.server('Catalog');
  const ui = mesh.service('Ui');
  const connection = ui.connectTo(catalog, {
    urlEnvironmentVariable: 'CATALOG_URL',
    addressEnvironmentVariable: 'CATALOG_ADDRESS',
    hostEnvironmentVariable: 'CATALOG_HOST',
    portEnvironmentVariable: 'CATALOG_PORT',
  });
  const resources = resourcesOf(mesh);
  const rules = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroupIngress');

  test('opens the port of the proxy, not the port that clients dial, from the client alone', () => {
    expect(rules).toHaveLength(1);
    expect(rules[0][1].Properties).toEqual({
      Description: 'Service Connect from Shop/Ui to Shop/Catalog',
      FromPort: 8080,
      ToPort: 8080,
      IpProtocol: 'tcp',
      GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^CatalogSecurityGroup/), 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching(/^UiSecurityGroup/), 'GroupId'] },
    });
  });

  test('makes the client wait for the server and for the rule, beside what the L2 adds', () => {
    expect(serviceOf(ui).DependsOn?.sort()).toEqual([serviceId(catalog), rules[0][0], expect.stringMatching(/^UiTaskDefinitionTaskRole/)].sort());
    expect(serviceOf(catalog).DependsOn).toEqual([expect.stringMatching(/^CatalogTaskDefinitionTaskRole/)]);
  });

  test('makes nothing but services wait', () => {
    const waiting = Object.values(resources).filter(({ Type, DependsOn }) => DependsOn && !Type.startsWith('AWS::EC2::'));
    expect(waiting.map(({ Type }) => Type)).toEqual(['AWS::ECS::Service', 'AWS::ECS::Service']);
  });

  test('sets the variables, sorted by name', () => {
    expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([
      { Name: 'CATALOG_ADDRESS', Value: 'catalog:80' },
      { Name: 'CATALOG_HOST', Value: 'catalog' },
      { Name: 'CATALOG_PORT', Value: '80' },
      { Name: 'CATALOG_URL', Value: 'http://catalog:80' },
    ]);
  });

  test('writes the metadata of client and server', () => {
    expect(serviceOf(ui).Metadata![METADATA]).toEqual({ version: 1, namespace: 'shop', connections: ['catalog:80'] });
    expect(serviceOf(catalog).Metadata![METADATA]).toEqual({ version: 1, namespace: 'shop', connections: [] });
  });

  test('gives only the client a nonce', () => {
    expect(serviceOf(ui).Properties.ForceNewDeployment).toEqual({ EnableForceNewDeployment: true, ForceNewDeploymentNonce: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(serviceOf(catalog).Properties.ForceNewDeployment).toBeUndefined();
  });

  test('returns what was connected', () => {
    expect(connection.client).toBe(ui);
    expect(connection.endpoints.map(({ address }) => address)).toEqual(['catalog:80']);
    expect(connection.ordering).toBe(ServiceConnectOrdering.SERVER_FIRST);
    expect(connection.endpointHash).toBe(serviceOf(ui).Properties.ForceNewDeployment.ForceNewDeploymentNonce);
  });
});

describe('what is opened', () => {
  const portsOf = (stack: Stack) => Object.values(resourcesOf(stack))
    .filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => Properties.FromPort).sort();

  test('the override instead of the container port', () => {
    const mesh = new MeshStack();
    mesh.service('Ui').connectTo(mesh.service('Catalog', { endpoints: [http({ dnsName: 'catalog', ingressPortOverride: 15000 })] }));
    expect(portsOf(mesh)).toEqual([15000]);
  });

  test('one rule for each port of all endpoints, or of the named one', () => {
    const endpoints = [http({ dnsName: 'api' }), tcp({ dnsName: 'cache' })];
    const mesh = new MeshStack();
    mesh.service('All').connectTo(mesh.service('Server', { endpoints }));
    expect(portsOf(mesh)).toEqual([6379, 8080]);
    const other = new MeshStack();
    other.service('One').connectTo(other.service('Server', { endpoints }), { endpoint: 'cache' });
    expect(portsOf(other)).toEqual([6379]);
    const third = new MeshStack();
    third.service('One').connectTo(third.service('Server', { endpoints }).endpoint('cache'), { addressEnvironmentVariable: 'CACHE' });
    expect(portsOf(third)).toEqual([6379]);
  });

  test('nothing with openSecurityGroups: false', () => {
    const mesh = new MeshStack();
    const catalog = mesh.server('Catalog');
    const ui = mesh.service('Ui');
    ui.connectTo(catalog, { openSecurityGroups: false });
    Validations.of(mesh).acknowledge({ id: 'ServiceConnect::SC501', reason: 'another stack opens the port' });
    expect(portsOf(mesh)).toEqual([]);
    expect(serviceOf(ui).DependsOn).toContain(serviceId(catalog));
  });

  test('every group of the server to every group of the client, with egress rules for a client without outbound traffic', () => {
    const mesh = new MeshStack();
    const { vpc } = mesh.cluster;
    const groups = (name: string, allowAllOutbound = true) => ['A', 'B'].map((id) => new SecurityGroup(mesh, `${name}${id}`, { vpc, allowAllOutbound }));
    const catalog = mesh.server('Catalog', { securityGroups: groups('Catalog') });
    const ui = mesh.service('Ui', { securityGroups: groups('Ui', false) });
    ui.connectTo(catalog);
    const resources = resourcesOf(mesh);
    const rules = Object.keys(resources).filter((id) => /SecurityGroup(Ingress|Egress)$/.test(resources[id].Type));
    expect(rules).toHaveLength(8);
    expect(serviceOf(ui).DependsOn).toEqual(expect.arrayContaining(rules));
  });

  test('nothing on a group that was imported as immutable', () => {
    const mesh = new MeshStack();
    const imported = SecurityGroup.fromSecurityGroupId(mesh, 'Imported', 'sg-12345678', { mutable: false });
    mesh.service('Ui').connectTo(mesh.server('Catalog', { securityGroups: [imported] }));
    expect(portsOf(mesh)).toEqual([]);
  });

  test('an imported group that is mutable', () => {
    const mesh = new MeshStack();
    const imported = SecurityGroup.fromSecurityGroupId(mesh, 'Imported', 'sg-12345678');
    const ui = mesh.service('Ui');
    ui.connectTo(mesh.server('Catalog', { securityGroups: [imported] }));
    expect(portsOf(mesh)).toEqual([8080]);
    expect(serviceOf(ui).DependsOn).toHaveLength(3);
  });
});

describe('over stacks', () => {
  const apart = () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Backend');
    return { app, mesh, front: new Stack(app, 'Front') };
  };
  const check = ({ app, mesh, front }: ReturnType<typeof apart>, clientFirst: boolean) => {
    const later = () => mesh.server('Catalog');
    const early = clientFirst ? undefined : later();
    const ui = mesh.service('Ui', {}, front);
    const catalog = early ?? later();
    ui.connectTo(catalog);
    const assembly = app.synth();
    const resources = assembly.getStackByName('Front').template.Resources as ReturnType<typeof resourcesOf>;
    const [rule] = Object.keys(resources).filter((id) => resources[id].Type === 'AWS::EC2::SecurityGroupIngress');
    expect(resources[serviceId(ui)].DependsOn).toEqual(expect.arrayContaining([rule, expect.stringMatching(/^UiTaskDefinitionTaskRole/)]));
    expect(resources[serviceId(ui)].DependsOn).toHaveLength(2);
    expect(assembly.getStackByName('Front').dependencies.map(({ id }) => id)).toContain('Backend');
    expect(assembly.getStackByName('Backend').dependencies.map(({ id }) => id)).not.toContain('Front');
  };

  test('the rule is in the stack of the client, which waits for the stack of the server', () => check(apart(), false));
  test('the same with the client defined first', () => check(apart(), true));

  test('fails if two stacks would wait for each other, and says why', () => {
    const { mesh, front } = apart();
    const search = mesh.server('Search', {}, front);
    expect(() => mesh.service('Ui').connectTo(search)).toThrow(/^SC606 stacks-depend-both-ways: .*Backend.*Front.*Backend/);
    expect(() => mesh.service('Other').connectTo(search)).toThrow('service Front/Search is in the namespace Backend/Namespace');
  });

  test('works with a namespace and a cluster that were imported into the stack of the client', () => {
    const { mesh, front } = apart();
    const { vpc } = mesh.cluster;
    const namespaceArn = 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-abc';
    const namespace = ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Imported', { namespaceName: 'shop', namespaceArn });
    const cluster = Cluster.fromClusterAttributes(mesh, 'ImportedCluster', { clusterName: 'mine', vpc });
    const frontVpc = Vpc.fromVpcAttributes(front, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'], privateSubnetIds: ['subnet-1'] });
    const frontCluster = Cluster.fromClusterAttributes(mesh, 'FrontCluster', { clusterName: 'theirs', vpc: frontVpc });
    const search = mesh.server('Search', { namespace, cluster: frontCluster }, front);
    expect(() => mesh.service('Ui', { namespace, cluster }).connectTo(search)).not.toThrow();
  });

  test('fails on a cycle of three stacks, and on one over a dependency that the user declared', () => {
    const { app, mesh } = apart();
    const [a, b, c] = ['A', 'B', 'C'].map((id) => new Stack(app, id));
    const [one, two, three] = [mesh.server('One', {}, a), mesh.server('Two', {}, b), mesh.server('Three', {}, c)];
    one.connectTo(two);
    b.addStackDependency(c);
    expect(() => three.connectTo(one)).toThrow(
      /SC606.*C → A \(service C\/Three connects to A\/One\), A → B \(service A\/One connects to B\/Two\), B → C \(declared with addDependency\)/s,
    );
    expect(() => three.connectTo(one, { ordering: ServiceConnectOrdering.NONE })).toThrow('SC606');
    three.connectTo(one, { ordering: ServiceConnectOrdering.NONE, openSecurityGroups: false });
  });

  test('the same Stage twice gives the same templates', () => {
    const app = new App();
    const templates = ['Beta', 'Prod'].map((id) => {
      const stage = new Stage(app, id);
      const mesh = new MeshStack(stage, 'Backend');
      const front = new Stack(stage, 'Front');
      const catalog = mesh.server('Catalog');
      mesh.service('Ui', {}, front).connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' });
      const json = JSON.stringify(stage.synth().stacks.map(({ template }) => template));
      return json.replace(new RegExp(id, 'g'), 'Stage');
    });
    expect(templates[0].replace(/[0-9A-F]{8}/g, '')).toBe(templates[1].replace(/[0-9A-F]{8}/g, ''));
  });

  test('fails across Stages', () => {
    const app = new App();
    const [beta, prod] = ['Beta', 'Prod'].map((id) => new MeshStack(new Stage(app, id), 'Shop'));
    expect(() => beta.service('Ui').connectTo(prod.server('Catalog'))).toThrow(
      'SC008 connect-across-stages: service Beta/Shop/Ui in Stage Beta connects to Prod/Shop/Catalog in Stage Prod',
    );
    const mesh = new MeshStack(app, 'Plain');
    expect(() => mesh.service('Ui').connectTo(prod.server('Other'))).toThrow('service Plain/Ui in the App connects to');
  });
});

describe('fails when connecting', () => {
  test('to itself', () => {
    const catalog = new MeshStack().server('Catalog');
    expect(() => catalog.connectTo(catalog)).toThrow('SC001 connect-to-self: service Shop/Catalog connects to itself');
  });

  test('to a client service', () => {
    const mesh = new MeshStack();
    expect(() => mesh.service('Ui').connectTo(mesh.service('Other'))).toThrow(
      'SC002 connect-without-endpoints: service Shop/Ui connects to Shop/Other, which has no endpoints',
    );
  });

  test('to a user-defined target without endpoints', () => {
    expect(() => new MeshStack().service('Ui').connectTo({ endpoints: [] })).toThrow('SC002 connect-without-endpoints: service Shop/Ui connects to a target');
  });

  test('to an endpoint that the library did not make', () => {
    const mesh = new MeshStack();
    const foreign = { address: 'catalog:80' } as never;
    expect(() => mesh.service('Ui').connectTo({ endpoints: [foreign] })).toThrow('SC013 foreign-target: an endpoint of the target is an object; it must be a service of this library');
  });

  test('to an endpoint name that does not exist', () => {
    const mesh = new MeshStack();
    const server = mesh.service('Server', { endpoints: [http({ name: 'api' }), tcp({ name: 'cache' })] });
    expect(() => mesh.service('Ui').connectTo(server, { endpoint: 'web' })).toThrow(
      'SC007 endpoint-choice: Shop/Server has no endpoint "web"; its endpoints are "api", "cache"; use one of these names [Shop/Ui]',
    );
    expect(() => server.endpoint('web')).toThrow('SC007 endpoint-choice: Shop/Server has no endpoint "web"; its endpoints are "api", "cache"');
    expect(() => server.endpoint()).toThrow('SC007 endpoint-choice: the method endpoint needs one endpoint, but Shop/Server has several: "api", "cache"');
    expect(() => mesh.service('Client').endpoint()).toThrow('SC007 endpoint-choice: the method endpoint needs one endpoint, but Shop/Client has none');
  });

  test('with a variable that several endpoints could fill', () => {
    const mesh = new MeshStack();
    const server = mesh.service('Server', { endpoints: [http({ name: 'api' }), tcp({ name: 'cache' })] });
    expect(() => mesh.service('Ui').connectTo(server, { hostEnvironmentVariable: 'SERVER' })).toThrow(
      'SC007 endpoint-choice: environment variable SERVER needs one endpoint, but Shop/Server has several: "api", "cache"; give the name of one of them',
    );
  });

  test('with the URL of a TCP endpoint', () => {
    const mesh = new MeshStack();
    const cache = mesh.service('Cache', { endpoints: [tcp({ dnsName: 'cache' })] });
    expect(() => mesh.service('Ui').connectTo(cache, { urlEnvironmentVariable: 'CACHE' })).toThrow(
      'SC009 url-needs-http: endpoint cache:6379 speaks TCP, which has no URL scheme',
    );
  });

  test('in a cycle of services, and prints the path and the fix', () => {
    const mesh = new MeshStack();
    const [a, b, c] = ['A', 'B', 'C'].map((id) => mesh.server(id));
    a.connectTo(b);
    b.connectTo(c);
    expect(() => c.connectTo(a)).toThrow(/^SC604 connection-cycle: .*Shop\/C → Shop\/A → Shop\/B → Shop\/C.*ServiceConnectOrdering\.REDEPLOY_AFTER/);
    c.connectTo(a, { ordering: ServiceConnectOrdering.NONE });
  });

  test('to another namespace', () => {
    const mesh = new MeshStack();
    const other = new ServiceConnectNamespace(mesh, 'Other', { namespaceName: 'other' });
    const catalog = mesh.server('Catalog', { namespace: other });
    expect(() => mesh.service('Ui').connectTo(catalog)).toThrow(/^SC307 connection-across-namespaces: .*Shop\/Ui.*shop.*Shop\/Catalog.*other/);
  });

  test('from the mesh to a service that is off it', () => {
    const mesh = new MeshStack();
    const catalog = mesh.server('Catalog', { serviceConnectEnabled: false });
    expect(() => mesh.service('Ui').connectTo(catalog)).toThrow(/^SC609 server-off-mesh: .*Shop\/Ui.*Shop\/Catalog/);
    mesh.service('Old', { serviceConnectEnabled: false }).connectTo(catalog);
  });

  test('again with other options', () => {
    const mesh = new MeshStack();
    const catalog = mesh.server('Catalog');
    const ui = mesh.service('Ui');
    ui.connectTo(catalog);
    expect(() => ui.connectTo(catalog, { ordering: ServiceConnectOrdering.NONE })).toThrow(
      'SC006 connection-changed: service Shop/Ui is connected to catalog:80 with ordering SERVER_FIRST; this call gives NONE',
    );
    expect(() => ui.connectTo(catalog, { openSecurityGroups: false })).toThrow(
      'SC006 connection-changed: service Shop/Ui is connected to catalog:80 with openSecurityGroups true; this call gives false',
    );
    ui.connectTo(catalog, { urlEnvironmentVariable: 'LATER' });
    expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'LATER', Value: 'http://catalog:80' }]);
    expect(serviceOf(ui).Metadata![METADATA].connections).toEqual(['catalog:80']);
  });

  test('with nothing changed by the call that failed', () => {
    const build = (fail: boolean) => {
      const mesh = new MeshStack();
      const ui = mesh.service('Ui', { container: { ...CONTAINER, environment: { CATALOG: 'elsewhere' } } });
      const catalog = mesh.server('Catalog');
      if (fail) expect(() => ui.connectTo(catalog, { hostEnvironmentVariable: 'HOST', urlEnvironmentVariable: 'CATALOG' })).toThrow('SC011');
      return Template.fromStack(mesh).toJSON();
    };
    expect(build(true)).toEqual(build(false));
  });
});

describe('one namespace behind two constructs', () => {
  const connect = (arns: readonly [string, string], names: readonly [string, string] = ['shop', 'shop']) => {
    const mesh = new MeshStack();
    const [a, b] = arns.map((namespaceArn, i) => ServiceConnectNamespace.fromNamespaceAttributes(mesh, `Ns${i}`, { namespaceArn, namespaceName: names[i] }));
    return () => mesh.service('Ui', { namespace: a }).connectTo(mesh.server('Catalog', { namespace: b }));
  };
  const arn = (id: string) => `arn:aws:servicediscovery:eu-west-1:111111111111:namespace/${id}`;

  test('is the same by its ARN', () => expect(connect([arn('ns-a'), arn('ns-a')])).not.toThrow());
  test('is another by its ARN', () => expect(connect([arn('ns-a'), arn('ns-b')])).toThrow('SC307'));
  test('is the same by its name, if an ARN is a token', () => expect(connect([arn('ns-a'), Fn.importValue('NamespaceArn')])).not.toThrow());
  test('is another by its name, too', () => expect(connect([arn('ns-a'), Fn.importValue('NamespaceArn')], ['shop', 'other'])).toThrow('SC307'));
});

describe('environment variables', () => {
  test('follow the user\'s own, whatever the order of the calls', () => {
    const build = (names: readonly string[]) => {
      const mesh = new MeshStack();
      const ui = mesh.service('Ui', { container: { ...CONTAINER, environment: { ZOO: '1', ANT: '2' } } });
      const servers = new Map(['Carts', 'Catalog', 'Orders'].map((id) => [id, mesh.server(id)]));
      for (const name of names) ui.connectTo(servers.get(name)!, { urlEnvironmentVariable: `URL_${name.toUpperCase()}` });
      ui.container.addEnvironment('LATE', '3');
      return resourcesOf(mesh);
    };
    const sorted = (value: unknown) => JSON.stringify(value, (_key, item: unknown) => (
      item && typeof item === 'object' && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort()) : item
    ));
    const first = build(['Carts', 'Catalog', 'Orders']);
    expect(sorted(build(['Orders', 'Carts', 'Catalog']))).toBe(sorted(first));
    const [task] = Object.values(first).filter(({ Type, Properties }) => Type === 'AWS::ECS::TaskDefinition' && Properties.Family.includes('Ui'));
    expect(task.Properties.ContainerDefinitions[0].Environment.map(({ Name }: { Name: string }) => Name))
      .toEqual(['ANT', 'ZOO', 'LATE', 'URL_CARTS', 'URL_CATALOG', 'URL_ORDERS']);
  });

  test('that exist already with the same value stay unchanged', () => {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui', { container: { ...CONTAINER, environment: { CATALOG: 'http://catalog:80' } } });
    ui.connectTo(mesh.server('Catalog'), { urlEnvironmentVariable: 'CATALOG' });
    expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'CATALOG', Value: 'http://catalog:80' }]);
  });

  test('fail with another value, at the call and at synthesis', () => {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui', { container: { ...CONTAINER, environment: { CATALOG: 'x' } } });
    const catalog = mesh.server('Catalog');
    expect(() => ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' })).toThrow(
      'SC011 variable-taken: environment variable CATALOG of container app is "x" and would become "http://catalog:80"; use another variable',
    );
    ui.connectTo(catalog, { urlEnvironmentVariable: 'URL' });
    expect(() => ui.connectTo(mesh.server('Other'), { urlEnvironmentVariable: 'URL' })).toThrow('SC011 variable-taken: environment variable URL');
    ui.container.addEnvironment('URL', 'y');
    expect(() => resourcesOf(mesh)).toThrow('SC011 variable-taken: environment variable URL of container app is "y"');
  });

  test('go into the default container of a task definition that two services share', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
    taskDefinition.addContainer('main', CONTAINER);
    const [a, b] = ['A', 'B'].map((id) => mesh.service(id, { taskDefinition }));
    a.connectTo(mesh.server('Carts'), { urlEnvironmentVariable: 'CARTS' });
    b.connectTo(mesh.server('Orders'), { urlEnvironmentVariable: 'ORDERS' });
    expect(taskOf(a).Properties.ContainerDefinitions[0].Environment).toHaveLength(2);
  });
});

describe('an endpoint of another app', () => {
  const imported = (mesh: MeshStack, more = {}) => mesh.namespace.importEndpoint('Payments', {
    dnsName: 'payments', port: 80, containerPort: 9000, protocol: ServiceConnectProtocol.HTTP, discoveryName: 'payments', ...more,
  });

  test('is dialled, and opened if its group is known', () => {
    const mesh = new MeshStack();
    const securityGroup = SecurityGroup.fromSecurityGroupId(mesh, 'Theirs', 'sg-12345678');
    const ui = mesh.service('Ui');
    ui.connectTo(imported(mesh, { securityGroup }), { urlEnvironmentVariable: 'PAYMENTS' });
    Template.fromStack(mesh).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-12345678', FromPort: 9000, ToPort: 9000 });
    expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'PAYMENTS', Value: 'http://payments:80' }]);
    expect(serviceOf(ui).Metadata![METADATA].connections).toEqual(['payments:80']);
    expect(serviceOf(ui).Properties.ForceNewDeployment).toBeDefined();
  });

  test('is reported as closed if its group is not known, until the finding is acknowledged', () => {
    const mesh = new MeshStack();
    const [ui, web] = ['Ui', 'Web'].map((id) => mesh.service(id));
    const payments = imported(mesh);
    ui.connectTo(payments);
    web.connectTo(payments, { openSecurityGroups: false });
    Template.fromStack(mesh).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    expect(serviceOf(ui).DependsOn).toHaveLength(1);
    expect(serviceOf(ui).Metadata![METADATA].connections).toEqual([{ endpoint: 'payments:80', unopenedPort: 9000 }]);
    expect(serviceOf(web).Metadata![METADATA].connections).toEqual(['payments:80']);
    const { directory } = (mesh.node.root as App).synth({ force: true });
    const { pluginReports: [{ violations }] } = jest.requireActual(`${directory}/validation-report.json`) as { pluginReports: { violations: { description: string }[] }[] };
    expect(violations.map(({ description }) => description)).toEqual([expect.stringContaining('nothing here opens port 9000 of its server to UiSecurityGroup')]);
  });

  test('can have a name that is a token', () => {
    const mesh = new MeshStack();
    const { valueAsString: dnsName } = new CfnParameter(mesh, 'Name');
    const ui = mesh.service('Ui');
    ui.connectTo(imported(mesh, { dnsName, discoveryName: undefined }));
    expect(serviceOf(ui).Metadata![METADATA].connections).toEqual([]);
  });

  test('fails with the messages of an endpoint of this app, and on a second one with the same id', () => {
    const mesh = new MeshStack();
    expect(() => imported(mesh, { dnsName: 'Payments' })).toThrow('SC204 dns-name-format: dnsName is "Payments"');
    expect(() => imported(mesh, { containerPort: 0 })).toThrow('SC105');
    imported(mesh);
    expect(() => imported(mesh)).toThrow('There is already a Construct with name \'Payments\'');
    const other = new ServiceConnectNamespace(mesh, 'Other', { namespaceName: 'other' });
    expect(() => mesh.service('Ui', { namespace: other }).connectTo(mesh.namespace.importEndpoint('P2', { dnsName: 'p', port: 80, protocol: ServiceConnectProtocol.TCP })))
      .toThrow('SC307');
  });
});

test('a namespace ARN can contain tokens', () => {
  const mesh = new MeshStack();
  const namespace = ServiceConnectNamespace.fromNamespaceAttributes(mesh, 'Existing', {
    namespaceName: new CfnParameter(mesh, 'NamespaceName').valueAsString,
    namespaceArn: `arn:${Aws.PARTITION}:servicediscovery:${Aws.REGION}:${Aws.ACCOUNT_ID}:namespace/ns-1`,
  });
  const ui = mesh.service('Ui', { namespace });
  ui.connectTo(mesh.service('Catalog', { namespace, endpoints: [http({ name: 'catalog' })] }), { hostEnvironmentVariable: 'CATALOG' });
  expect(serviceOf(ui).Metadata![METADATA]).toEqual({ version: 1, connections: ['catalog:80'] });
  expect((ui.service.node.defaultChild as CfnService).cfnOptions).toBeDefined();
  expect(taskOf(ui).Properties.ContainerDefinitions[0].Environment[0].Value).toEqual({ 'Fn::Join': ['', ['catalog.', { Ref: 'NamespaceName' }]] });
});

describe('the URL of a variable', () => {
  const environment = (connect: (mesh: MeshStack) => { ui: ReturnType<MeshStack['service']> }) => {
    const { ui } = connect(new MeshStack());
    return taskOf(ui).Properties.ContainerDefinitions[0].Environment as unknown;
  };

  test.each([
    [{}, 'http://auth:80'],
    [{ urlPath: '/socket/' }, 'http://auth:80/socket/'],
    [{ urlPath: 'socket' }, 'http://auth:80/socket'],
    [{ urlPath: 'socket/a?v=1#top' }, 'http://auth:80/socket/a?v=1#top'],
    [{ urlPath: '?v=1' }, 'http://auth:80?v=1'],
    [{ urlPath: '' }, 'http://auth:80'],
    [{ urlScheme: 'ws' }, 'ws://auth:80'],
    [{ urlScheme: 'wss', urlPath: '/realtime/v1?x=1' }, 'wss://auth:80/realtime/v1?x=1'],
  ])('with %j is %s', (options, Value) => {
    expect(environment((mesh) => {
      const ui = mesh.service('Ui');
      ui.connectTo(mesh.server('Auth'), { urlEnvironmentVariable: 'AUTH', ...options });
      return { ui };
    })).toEqual([{ Name: 'AUTH', Value }]);
  });

  test('of a TCP endpoint is that of the given scheme', () => {
    expect(environment((mesh) => {
      const ui = mesh.service('Ui');
      const redis = mesh.service('Redis', { endpoints: [tcp({ dnsName: 'redis' })] });
      ui.connectTo(redis, { urlEnvironmentVariable: 'REDIS', urlScheme: 'redis', urlPath: '/0' });
      return { ui };
    })).toEqual([{ Name: 'REDIS', Value: 'redis://redis:6379/0' }]);
  });

  test('can be set twice, with two paths', () => {
    expect(environment((mesh) => {
      const [ui, auth] = [mesh.service('Ui'), mesh.server('Auth')];
      ui.connectTo(auth, { urlEnvironmentVariable: 'A', urlPath: '/a' });
      ui.connectTo(auth, { urlEnvironmentVariable: 'B', urlPath: '/b' });
      return { ui };
    })).toEqual([{ Name: 'A', Value: 'http://auth:80/a' }, { Name: 'B', Value: 'http://auth:80/b' }]);
  });

  test.each([
    [{ urlPath: '/socket' }, 'SC010 prop-not-supported: urlPath is given; without urlEnvironmentVariable no variable gets a URL; name the variable in urlEnvironmentVariable'],
    [{ urlScheme: 'ws', addressEnvironmentVariable: 'A' }, 'SC010 prop-not-supported: urlScheme is given'],
    [{ urlEnvironmentVariable: 'A', urlScheme: 'ws://' }, 'SC012 value-range: urlScheme is "ws://"; use the name of a URL scheme'],
  ])('is refused with %j', (options, message) => {
    const mesh = new MeshStack();
    expect(() => mesh.service('Ui').connectTo(mesh.server('Auth'), options)).toThrow(message);
  });

  test('a token is no scheme that can be judged', () => {
    const mesh = new MeshStack();
    const urlScheme = new CfnParameter(mesh, 'Scheme').valueAsString;
    expect(() => mesh.service('Ui').connectTo(mesh.server('Auth'), { urlEnvironmentVariable: 'A', urlScheme })).not.toThrow();
  });
});

describe('an endpoint that is not published yet', () => {
  test('tells the address that the published one has', () => {
    for (const definition of [http({ dnsName: 'catalog' }), tcp({ dnsName: 'cache', port: 6000 })]) {
      const bound = new MeshStack().service('Server', { endpoints: [definition] }).endpoint();
      expect(definition.address).toBe(bound.address);
      if (definition.protocol !== ServiceConnectProtocol.TCP) expect(definition.url).toBe(bound.url);
    }
  });

  test('has none without a client alias, and no URL with TCP', () => {
    expect(() => http({ name: 'api' }).address).toThrow('SC027 address-in-namespace: the address of endpoint "api" is read');
    expect(() => http({ name: 'api' }).url).toThrow('SC027');
    expect(() => tcp({ dnsName: 'cache' }).url).toThrow('SC009 url-needs-http: endpoint cache:6379');
    expect(() => tcp({ name: 'cache' }).url).toThrow('SC009 url-needs-http: endpoint cache');
  });
});

describe('connecting again', () => {
  const { REDEPLOY_AFTER, SERVER_FIRST, NONE } = ServiceConnectOrdering;

  test.each([REDEPLOY_AFTER, SERVER_FIRST, NONE])('for another variable keeps the ordering %s and the openings of the first call', (ordering) => {
    const mesh = new MeshStack();
    const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
    ui.connectTo(catalog, { ordering, openSecurityGroups: false });
    expect(ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG' }).ordering).toBe(ordering);
    expect(() => ui.connectTo(catalog, { openSecurityGroups: true })).toThrow('SC006');
    expect(() => ui.connectTo(catalog, { ordering: ordering === NONE ? SERVER_FIRST : NONE })).toThrow('SC006');
  });
});

test('connecting to all endpoints leaves the options of one that is connected alone, and gives the others the defaults', () => {
  const mesh = new MeshStack();
  const [ui, catalog] = [mesh.service('Ui'), mesh.service('Catalog', { endpoints: [http({ name: 'a', dnsName: 'a' }), http({ name: 'b', dnsName: 'b', containerPort: 9090 })] })];
  ui.connectTo(catalog, { endpoint: 'a', openSecurityGroups: false, ordering: ServiceConnectOrdering.NONE });
  ui.connectTo(catalog);
  const opened = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => Properties.FromPort);
  expect(opened).toEqual([9090]);
  expect(serviceOf(ui).DependsOn).toContain(serviceId(catalog));
});

describe('messages speak of what the user wrote', () => {
  test('a client that connects to itself', () => {
    const ui = new MeshStack().service('Ui');
    expect(() => ui.connectTo(ui)).toThrow('SC001 connect-to-self: service Shop/Ui connects to itself');
  });

  test('an imported endpoint that a service of the app publishes', () => {
    const mesh = new MeshStack();
    mesh.server('Catalog');
    const imported = mesh.namespace.importEndpoint('Imported', { dnsName: 'catalog', port: 80, protocol: ServiceConnectProtocol.HTTP });
    expect(() => mesh.service('Ui').connectTo(imported)).toThrow('SC013 foreign-target: endpoint catalog:80 is imported as that of another app, and service Shop/Catalog');
    const other = mesh.namespace.importEndpoint('Other', { dnsName: 'catalog', port: 81, protocol: ServiceConnectProtocol.HTTP });
    expect(() => mesh.service('Ui2').connectTo(other, { openSecurityGroups: false })).not.toThrow();
  });

  test('numbers that are strings', () => {
    const string = '8080' as unknown as number;
    expect(() => http({ containerPort: string })).toThrow('SC105 alias-port-range: containerPort is "8080" (a string); a port is a whole number from 1 to 65535');
    expect(() => http({ ingressPortOverride: string })).toThrow('SC106 ingress-port-range: ingressPortOverride is "8080" (a string)');
    expect(() => new MeshStack().service('Ui', { cpu: '256' as unknown as number })).toThrow('SC012 value-range: cpu is "256" (a string)');
  });

  test('scaling on requests without endpoints', () => {
    const scaling = new MeshStack().service('Ui').autoScaleTaskCount({ maxCapacity: 4 });
    expect(() => scaling.scaleOnRequestCount('R', { requestsPerTarget: 1 })).toThrow('SC031 metric-not-published: scaleOnRequestCount needs an endpoint that speaks HTTP, but Shop/Ui has none: it has no endpoints');
  });
});

describe('a metric by its name', () => {
  test('is the same as by its method', () => {
    const mesh = new MeshStack();
    const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
    const { metrics } = ui.connectTo(catalog);
    expect(catalog.metrics.metric('RequestCount').toMetricConfig()).toEqual(catalog.metrics.metricRequestCount().toMetricConfig());
    expect(catalog.metrics.metric('TargetResponseTime', { statistic: 'p99' }).toMetricConfig())
      .toEqual(catalog.metrics.metricTargetResponseTime({ statistic: 'p99' }).toMetricConfig());
    expect(metrics.metric('HTTPCode_Target_5XX_Count').toMetricConfig()).toEqual(metrics.metricHttpCodeTarget5xxCount().toMetricConfig());
  });

  test('fails for a name that is not published there', () => {
    const mesh = new MeshStack();
    const [ui, catalog] = [mesh.service('Ui'), mesh.server('Catalog')];
    expect(() => catalog.metrics.metric('CPUUtilization')).toThrow(/SC012 value-range: metricName is "CPUUtilization" \(a string\); .*"RequestCount".*"TargetResponseTime"/);
    expect(() => ui.connectTo(catalog).metrics.metric('RequestCount')).toThrow('SC012');
  });
});
