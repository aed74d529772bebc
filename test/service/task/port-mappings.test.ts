import { AppProtocol, ContainerDefinitionOptions, Ec2Service, Ec2TaskDefinition, FargateService, FargateTaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, AspectPriority, Aspects } from 'aws-cdk-lib/core';
import { ServiceConnectAdoptedService } from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceOf, taskOf, tcp } from '../../support/app';

const portsOf = (service: Parameters<typeof taskOf>[0]) => Object.fromEntries(
  taskOf(service).Properties.ContainerDefinitions.map((container: { Name: string; PortMappings?: { ContainerPort: number; Name?: string }[] }) => [
    container.Name, container.PortMappings?.map(({ ContainerPort, Name }) => `${ContainerPort} ${Name ?? '-'}`),
  ]),
);

describe('the order of ports', () => {
  test('is the user\'s own: a load balancer of the L2 targets the first port', () => {
    const mesh = new MeshStack();
    const service = mesh.server('Catalog', { container: { ...CONTAINER, portMappings: [{ containerPort: 8080 }, { containerPort: 9090 }] } });
    const listener = new ApplicationLoadBalancer(mesh, 'Lb', { vpc: mesh.cluster.vpc }).addListener('Http', { port: 80, open: false });
    listener.addTargets('Catalog', { port: 80, targets: [service.service] });
    expect(serviceOf(service).Properties.LoadBalancers).toEqual([expect.objectContaining({ ContainerName: 'app', ContainerPort: 8080 })]);
    expect(portsOf(service)).toEqual({ app: ['8080 catalog', '9090 -'] });
  });

  test('is not that of creation for services that share a task definition', () => {
    const portsIn = (ids: readonly string[]) => {
      const mesh = new MeshStack();
      const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
      taskDefinition.addContainer('app', { ...CONTAINER, portMappings: [{ containerPort: 9090 }] });
      const endpoints = { Api: [http({ dnsName: 'api', containerPort: 8081 }), tcp({ dnsName: 'cache' })], Web: [http({ dnsName: 'web' })] };
      const services = ids.map((id) => mesh.service(id, { taskDefinition, endpoints: endpoints[id as keyof typeof endpoints] }));
      return portsOf(services[0]);
    };
    expect(portsIn(['Web', 'Api'])).toEqual({ app: ['9090 -', '8081 api', '6379 cache', '8080 web'] });
    expect(portsIn(['Api', 'Web'])).toEqual(portsIn(['Web', 'Api']));
  });
});

test('a port mapping that has the name of an endpoint and another port is refused', () => {
  expect(() => new MeshStack().service('Web', {
    container: { ...CONTAINER, portMappings: [{ name: 'web', containerPort: 9000 }] }, endpoints: [http({ name: 'web', dnsName: 'web' })],
  })).toThrow('the port mapping of that name has container port 9000');
});

describe('an endpoint of a sidecar', () => {
  const NGINX: ContainerDefinitionOptions = { ...CONTAINER, memoryReservationMiB: 64 };
  const endpoints = [http({ dnsName: 'web', containerName: 'nginx' })];

  test.each([
    ['that maps the port', { portMappings: [{ containerPort: 8080 }] }],
    ['that does not', {}],
  ])('%s and is added later has the port', (_what, more) => {
    const service = new MeshStack().service('Web', { endpoints });
    service.taskDefinition.addContainer('nginx', { ...NGINX, ...more });
    expect(portsOf(service)).toEqual({ app: undefined, nginx: ['8080 web'] });
    expect(serviceOf(service).Properties.ServiceConnectConfiguration.Services).toEqual([{ PortName: 'web', ClientAliases: [{ DnsName: 'web', Port: 80 }] }]);
  });

  test('of a task definition of one\'s own has the port, though the default container maps it on no port of its own', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
    taskDefinition.addContainer('app', CONTAINER);
    taskDefinition.addContainer('nginx', NGINX);
    expect(portsOf(mesh.service('Web', { taskDefinition, endpoints }))).toEqual({ app: undefined, nginx: ['8080 web'] });
  });

  test('of an adopted service has the port, and the synthesis can be repeated', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
    taskDefinition.addContainer('app', CONTAINER);
    const service = new FargateService(mesh, 'Service', { cluster: mesh.cluster, taskDefinition, minHealthyPercent: 100 });
    const adopted = new ServiceConnectAdoptedService(mesh, 'Web', { service, namespace: mesh.namespace, endpoints });
    taskDefinition.addContainer('nginx', NGINX);
    expect([portsOf(adopted), portsOf(adopted)]).toEqual(Array(2).fill({ app: undefined, nginx: ['8080 web'] }));
  });

  test('named by nobody fails at synthesis', () => {
    const mesh = new MeshStack();
    mesh.service('Web', { endpoints });
    expect(() => resourcesOf(mesh)).toThrow('SC026 endpoint-container: containerName of endpoint "web" is "nginx"; the containers of the task are "app"; use one of these names');
  });
});

describe('a port in two containers of a task', () => {
  test.each([false, true])('fails at synthesis; with containerName %s', (named) => {
    const mesh = new MeshStack();
    const service = mesh.service('Web', { endpoints: [http({ dnsName: 'web', containerName: named ? 'app' : undefined })] });
    service.taskDefinition.addContainer('nginx', { ...CONTAINER, memoryReservationMiB: 64, portMappings: [{ containerPort: 8080 }] });
    expect(() => resourcesOf(mesh)).toThrow(/\[Shop\/Web\] SC026 endpoint-container: port 8080 of endpoint "web" is mapped by the containers "app", "nginx"/);
  });

  test('fails at the call in a task definition of one\'s own, and at synthesis if an Aspect adds the second', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
    for (const id of ['app', 'nginx']) taskDefinition.addContainer(id, { ...CONTAINER, portMappings: [{ containerPort: 8080 }] });
    expect(() => mesh.service('Web', { taskDefinition, endpoints: [http()] })).toThrow('SC026 endpoint-container: port 8080');

    const other = new MeshStack(new App(), 'Other');
    const { taskDefinition: task } = other.server('Web');
    const add = () => task.findContainer('nginx') ?? task.addContainer('nginx', { ...CONTAINER, portMappings: [{ containerPort: 8080 }] });
    Aspects.of(task).add({ visit: (node) => void (node === task && add()) }, { priority: AspectPriority.DEFAULT });
    expect(() => resourcesOf(other)).toThrow('SC026 endpoint-container: port 8080');
  });

  test('is accepted in network mode bridge, in which each container has its own network', () => {
    const mesh = new MeshStack();
    const taskDefinition = new Ec2TaskDefinition(mesh, 'Task', { networkMode: NetworkMode.BRIDGE });
    for (const id of ['app', 'nginx']) {
      taskDefinition.addContainer(id, { ...CONTAINER, memoryLimitMiB: 128, portMappings: [{ containerPort: 8080, ...id === 'nginx' ? {} : { name: 'web', appProtocol: AppProtocol.http } }] });
    }
    const service = new Ec2Service(mesh, 'Service', { cluster: mesh.cluster, taskDefinition, minHealthyPercent: 100 });
    expect(() => new ServiceConnectAdoptedService(mesh, 'Web', { service, namespace: mesh.namespace, endpoints: [http({ dnsName: 'web' })] })).not.toThrow();
  });
});
