import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AppProtocol, AsgCapacityProvider, Cluster, Compatibility, DeploymentControllerType, Ec2Service, EcsOptimizedImage, ExternalService,
  ExternalTaskDefinition, FargateService, FargateServiceProps, FargateTaskDefinition, ManagedInstancesCapacityProvider, NetworkMode, PortMapping,
  TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import { App, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectAdoptedService, ServiceConnectAdoptedServiceProps, ServiceConnectPublicFrontend } from '../../../src';
import { findCycles } from '../../../src/analysis/graph';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { judge } from '../../../src/analysis/rules';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId, serviceOf, tcp, taskOf } from '../../support/app';

/** A mesh with L2 services that are not on it. */
class L2Stack extends MeshStack {
  fargate(id: string, portMappings: PortMapping[] = [], props: Partial<FargateServiceProps> = {}): FargateService {
    const taskDefinition = new FargateTaskDefinition(this, `${id}Task`, { cpu: 512, memoryLimitMiB: 1024 });
    taskDefinition.addContainer('main', { ...CONTAINER, portMappings });
    return new FargateService(this, id, { cluster: this.cluster, taskDefinition, ...props });
  }

  adopt(service: ServiceConnectAdoptedServiceProps['service'], props: Partial<ServiceConnectAdoptedServiceProps> = {}): ServiceConnectAdoptedService {
    return new ServiceConnectAdoptedService(this, `${service.node.id}OnMesh`, { namespace: this.namespace, service, ...props });
  }
}

const catalogEndpoint = () => http({ dnsName: 'catalog' });
const portsOf = (service: ServiceConnectAdoptedService) => taskOf(service).Properties.ContainerDefinitions[0].PortMappings;

describe('as a server', () => {
  test.each([
    ['gets a name and a protocol for its port mapping', [{ containerPort: 8080 }]],
    ['keeps those that it has', [{ containerPort: 8080, name: 'catalog' }]],
    ['gets a port mapping', []],
  ])('%s', (_what, mappings) => {
    const mesh = new L2Stack();
    const catalog = mesh.adopt(mesh.fargate('Catalog', mappings), { endpoints: [catalogEndpoint()] });
    expect(portsOf(catalog)).toEqual([{ ContainerPort: 8080, Name: 'catalog', Protocol: 'tcp', AppProtocol: 'http' }]);
    expect(serviceOf(catalog).Properties.ServiceConnectConfiguration).toMatchObject({
      Enabled: true,
      Namespace: { 'Fn::GetAtt': [expect.stringMatching(/^Namespace/), 'Arn'] },
      Services: [{ PortName: 'catalog', ClientAliases: [{ DnsName: 'catalog', Port: 80 }] }],
      LogConfiguration: { LogDriver: 'awslogs' },
    });
  });

  test('keeps its size and its deployment settings', () => {
    const mesh = new L2Stack();
    const service = mesh.fargate('Catalog');
    const before = { task: '512 1024', deployment: resourcesOf(mesh)[Stack.of(mesh).getLogicalId(service.node.defaultChild as never)].Properties.DeploymentConfiguration };
    const other = new L2Stack();
    const catalog = other.adopt(other.fargate('Catalog'), { endpoints: [catalogEndpoint()] });
    const { Cpu, Memory } = taskOf(catalog).Properties;
    expect({ task: `${Cpu} ${Memory}`, deployment: serviceOf(catalog).Properties.DeploymentConfiguration }).toEqual(before);
  });

  test('is called by services of this library, which wait for it', () => {
    const mesh = new L2Stack();
    const catalog = mesh.adopt(mesh.fargate('Catalog', [{ containerPort: 8080 }]), { endpoints: [catalogEndpoint()] });
    const ui = mesh.service('Ui');
    ui.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG_URL' });
    expect(serviceOf(ui).DependsOn).toContain(serviceId(catalog));
    const rules = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress');
    expect(rules.map(({ Properties: { FromPort, GroupId } }) => [FromPort, GroupId['Fn::GetAtt'][0]])).toEqual([[8080, expect.stringMatching(/^CatalogSecurityGroup/)]]);
  });

  test('with an endpoint of another protocol fails', () => {
    const mesh = new L2Stack();
    const service = mesh.fargate('Redis', [{ containerPort: 6379, name: 'cache' }]);
    expect(() => mesh.adopt(service, { endpoints: [tcp({ dnsName: 'redis' })] })).toThrow('the port mapping of that port is named "cache"; give the endpoint the name "cache"');
  });

  test('becomes public last behind a public frontend', () => {
    const app = new App();
    const mesh = new L2Stack(app);
    const web = mesh.adopt(mesh.fargate('Web', [{ containerPort: 8080 }]), { endpoints: [http({ dnsName: 'web' })] });
    new ServiceConnectPublicFrontend(mesh, 'Public', { service: web });
    expect(() => app.synth()).not.toThrow();
  });
});

describe('as a client', () => {
  test('gets order, rule, variable, nonce and metadata', () => {
    const mesh = new L2Stack();
    const catalog = mesh.server('Catalog');
    const web = mesh.adopt(mesh.fargate('Web'));
    web.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG_URL' });
    const { DependsOn, Properties, Metadata } = serviceOf(web);
    expect(DependsOn).toContain(serviceId(catalog));
    expect(DependsOn).toContainEqual(expect.stringMatching(/^CatalogSecurityGroupfrom/));
    expect(Properties.ForceNewDeployment.ForceNewDeploymentNonce).toMatch(/^[0-9a-f]{32}$/);
    expect(Metadata['cdk-ecs-service-connect']).toMatchObject({ namespace: 'shop', connections: ['catalog:80'] });
    expect(taskOf(web).Properties.ContainerDefinitions[0].Environment).toEqual([{ Name: 'CATALOG_URL', Value: 'http://catalog:80' }]);
  });

  test('sets variables in the named container', () => {
    const mesh = new L2Stack();
    const service = mesh.fargate('Web');
    const container = service.taskDefinition.addContainer('second', CONTAINER);
    mesh.adopt(service, { container }).connectTo(mesh.server('Catalog'), { hostEnvironmentVariable: 'HOST' });
    const [, second] = taskOf({ service }).Properties.ContainerDefinitions;
    expect(second.Environment).toEqual([{ Name: 'HOST', Value: 'catalog' }]);
  });

  test('its own nonce is part of the hash', () => {
    const nonceOf = (nonce?: string) => {
      const mesh = new L2Stack();
      const service = mesh.fargate('Web', [], nonce === undefined ? {} : { forceNewDeployment: { enabled: true, nonce } });
      const web = mesh.adopt(service);
      web.connectTo(mesh.server('Catalog'));
      return serviceOf(web).Properties.ForceNewDeployment.ForceNewDeploymentNonce as string;
    };
    const nonces = [undefined, 'one', 'two'].map(nonceOf);
    expect(new Set(nonces).size).toBe(3);
  });

  test('with the load balancer of a pattern closes no cycle, in either direction', () => {
    const app = new App();
    const mesh = new L2Stack(app);
    const { cluster } = mesh;
    const pattern = new ApplicationLoadBalancedFargateService(mesh, 'Web', { cluster, cpu: 512, memoryLimitMiB: 1024, taskImageOptions: { image: CONTAINER.image } });
    const web = new ServiceConnectAdoptedService(mesh, 'WebOnMesh', { namespace: mesh.namespace, service: pattern.service, endpoints: [http({ containerPort: 80, dnsName: 'web' })] });
    web.connectTo(mesh.server('Catalog'));
    mesh.service('Batch').connectTo(web);
    const { deployment } = readMesh(readAssembly(app.synth().directory)[0]);
    expect(findCycles(deployment.waitsFor.keys(), (node) => deployment.waitsFor.get(node) ?? [])).toEqual([]);
  });
});

describe('off the mesh', () => {
  test('stays in the model without a proxy', () => {
    const mesh = new L2Stack();
    const catalog = mesh.server('Catalog', { serviceConnectEnabled: false });
    const web = mesh.adopt(mesh.fargate('Web'), { serviceConnectEnabled: false });
    web.connectTo(catalog);
    const { Properties, Metadata, DependsOn } = serviceOf(web);
    expect(Properties.ServiceConnectConfiguration).toEqual({ Enabled: false });
    expect(Metadata['cdk-ecs-service-connect'].onMesh).toBe(false);
    expect(DependsOn).toContain(serviceId(catalog));
  });
});

describe('on container instances', () => {
  test('in network mode bridge a connection opens the dynamic ports of the instances, and these are allowed to poll', () => {
    const mesh = new L2Stack();
    const cluster = mesh.cluster as Cluster;
    const autoScalingGroup = new AutoScalingGroup(mesh, 'Instances', {
      vpc: cluster.vpc, instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023(),
    });
    cluster.addAsgCapacityProvider(new AsgCapacityProvider(mesh, 'Provider', { autoScalingGroup }));
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2, cpu: '512', memoryMiB: '1024', networkMode: NetworkMode.BRIDGE });
    taskDefinition.addContainer('main', { ...CONTAINER, portMappings: [{ containerPort: 8080 }] });
    const catalog = mesh.adopt(new Ec2Service(mesh, 'Catalog', { cluster, taskDefinition }), { endpoints: [catalogEndpoint()] });
    mesh.service('Ui').connectTo(catalog);
    expect(portsOf(catalog)).toEqual([{ ContainerPort: 8080, HostPort: 0, Name: 'catalog', Protocol: 'tcp', AppProtocol: 'http' }]);
    const resources = Object.values(resourcesOf(mesh));
    expect(resources.filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress').map(({ Properties: { FromPort, ToPort } }) => [FromPort, ToPort])).toEqual([[32768, 65535]]);
    expect(JSON.stringify(resources)).toContain(':task-set/');
  });
});

describe('on ECS Managed Instances', () => {
  test('a service keeps its capacity and its size, and the validator has nothing to say', () => {
    const app = new App();
    const mesh = new L2Stack(app);
    const { cluster } = mesh;
    const managed = new ManagedInstancesCapacityProvider(mesh, 'Managed', {
      subnets: cluster.vpc.privateSubnets,
      securityGroups: [new SecurityGroup(mesh, 'Instances', { vpc: cluster.vpc })],
    } as never);
    (cluster as Cluster).addManagedInstancesCapacityProvider(managed);
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.MANAGED_INSTANCES, cpu: '768', memoryMiB: '1536', networkMode: NetworkMode.AWS_VPC });
    taskDefinition.addContainer('app', { ...CONTAINER, portMappings: [{ name: 'catalog', containerPort: 8080, appProtocol: AppProtocol.http }] });
    const service = new FargateService(mesh, 'CatalogL2', {
      cluster, taskDefinition, capacityProviderStrategies: [{ capacityProvider: managed.capacityProviderName, weight: 1 }],
    });
    const adopted = mesh.adopt(service, { endpoints: [http({ dnsName: 'catalog' })] });
    const { Properties } = serviceOf(adopted);
    expect([Properties.CapacityProviderStrategy.length, Properties.LaunchType]).toEqual([1, undefined]);
    expect(taskOf(adopted).Properties).toMatchObject({ Cpu: '768', Memory: '1536', RequiresCompatibilities: ['MANAGED_INSTANCES'] });
    const findings = judge(readMesh(readAssembly(app.synth().directory)[0])).filter(({ severity }) => severity !== 'info');
    expect(findings.map(({ rule, message }) => `${rule.id} ${message}`)).toEqual([]);
  });
});

describe('fails', () => {
  test('if the service is adopted twice, or was made by this library', () => {
    const mesh = new L2Stack();
    const service = mesh.fargate('Web');
    mesh.adopt(service);
    expect(() => new ServiceConnectAdoptedService(mesh, 'Again', { namespace: mesh.namespace, service })).toThrow(
      'SC005 registered-twice: service Shop/WebOnMesh is already in the namespace shop; a service belongs to one namespace',
    );
    const own = mesh.service('Own');
    expect(() => new ServiceConnectAdoptedService(mesh, 'Third', { namespace: mesh.namespace, service: own.service })).toThrow('SC005 registered-twice: service Shop/Own is');
  });

  test('with a Service Connect configuration of its own', () => {
    const mesh = new L2Stack();
    const service = mesh.fargate('Web', [], { serviceConnectConfiguration: { namespace: 'other' } });
    expect(() => mesh.adopt(service)).toThrow('SC010 prop-not-supported: serviceConnectConfiguration of Shop/Web is given');
  });

  test('in another stack', () => {
    const app = new App();
    const mesh = new L2Stack(app);
    const service = mesh.fargate('Web');
    expect(() => new ServiceConnectAdoptedService(new Stack(app, 'Other'), 'Web', { namespace: mesh.namespace, service })).toThrow(
      'SC020 adopted-elsewhere: service Shop/Web is in the stack Shop, but the construct that adopts it is in Other; make the construct in Shop',
    );
  });

  test('without a container', () => {
    const mesh = new L2Stack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Empty');
    const service = new FargateService(mesh, 'Web', { cluster: mesh.cluster, taskDefinition });
    expect(() => mesh.adopt(service)).toThrow('SC003 container-or-task-definition: taskDefinition has no container');
  });

  test('on external instances', () => {
    const mesh = new L2Stack();
    const taskDefinition = new ExternalTaskDefinition(mesh, 'Task');
    taskDefinition.addContainer('main', { ...CONTAINER, memoryLimitMiB: 128 });
    const service = new ExternalService(mesh, 'Web', { cluster: mesh.cluster, taskDefinition });
    expect(() => mesh.adopt(service)).toThrow('SC803 external-instances: LaunchType of "Shop/Web" is "EXTERNAL"');
  });

  test('with another deployment controller', () => {
    const mesh = new L2Stack();
    const service = mesh.fargate('Web', [], { deploymentController: { type: DeploymentControllerType.CODE_DEPLOY } });
    expect(() => mesh.adopt(service)).toThrow('SC601 deployment-controller');
  });

  test.each(['peakRequestsPerSecond', 'expectedTasks'])('with a negative %s', (name) => {
    const mesh = new L2Stack();
    expect(() => mesh.adopt(mesh.fargate('Web'), { [name]: -1 })).toThrow(`SC012 value-range: ${name} is -1`);
  });
});

test('the rules report what has to change', () => {
  const app = new App();
  const mesh = new L2Stack(app);
  const taskDefinition = new FargateTaskDefinition(mesh, 'Small', { cpu: 256, memoryLimitMiB: 512 });
  taskDefinition.addContainer('main', { ...CONTAINER, memoryLimitMiB: 512, cpu: 256 });
  mesh.adopt(new FargateService(mesh, 'Web', { cluster: mesh.cluster, taskDefinition }));
  const { directory } = app.synth();
  const { pluginReports } = jest.requireActual(`${directory}/validation-report.json`) as { pluginReports: { violations: { ruleName: string }[] }[] };
  expect(pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName.split(' ')[0])).sort()).toEqual(['SC404', 'SC405']);
});
