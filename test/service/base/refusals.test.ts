import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  AsgCapacityProvider, Cluster, Compatibility, DeploymentControllerType, Ec2Service, EcsOptimizedImage, FargateService, FargateTaskDefinition,
  MachineImageType, NetworkMode, TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { App, CfnParameter, Lazy, Stack, Stage } from 'aws-cdk-lib/core';
import {
  ServiceConnectAdoptedService, ServiceConnectEc2Service, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectProtocol,
} from '../../../src';
import { CONTAINER, http, MeshStack, serviceOf } from '../../support/app';

describe('defaults of deployments', () => {
  const percentages = (props: object) => serviceOf(new MeshStack().service('Ui', props)).Properties.DeploymentConfiguration;

  test('no task stops before its successor runs', () => {
    const circuitBreaker = { Enable: true, Rollback: true };
    expect(percentages({})).toMatchObject({ MinimumHealthyPercent: 100, MaximumPercent: 200, DeploymentCircuitBreaker: circuitBreaker });
  });

  test('hold for props that are undefined', () => {
    expect(percentages({ minHealthyPercent: undefined, circuitBreaker: undefined })).toEqual(percentages({}));
  });

  test('leave room below if there is none above: 100 and 100 would block every deployment', () => {
    expect(percentages({ maxHealthyPercent: 100 })).toMatchObject({ MinimumHealthyPercent: 50, MaximumPercent: 100 });
    expect(percentages({ maxHealthyPercent: 150 })).toMatchObject({ MinimumHealthyPercent: 100, MaximumPercent: 150 });
  });

  test('leave tokens to the L2', () => {
    const mesh = new MeshStack();
    const maxHealthyPercent = new CfnParameter(mesh, 'Maximum', { type: 'Number', default: 200 }).valueAsNumber;
    expect(serviceOf(mesh.service('Ui', { maxHealthyPercent })).Properties.DeploymentConfiguration)
      .toMatchObject({ MinimumHealthyPercent: 50, MaximumPercent: { Ref: 'Maximum' } });
  });

  test('a service off the mesh can have another controller', () => {
    const mesh = new MeshStack();
    const ui = mesh.service('Ui', { serviceConnectEnabled: false, deploymentController: { type: DeploymentControllerType.CODE_DEPLOY } });
    expect(serviceOf(ui).Properties.DeploymentConfiguration.DeploymentCircuitBreaker).toBeUndefined();
    expect(ui.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === 'aws:cdk:error'))).toEqual([]);
  });
});

describe('rejected at the call', () => {
  test('two endpoints on one container port', () => {
    expect(() => new MeshStack().service('Catalog', { endpoints: [http({ dnsName: 'catalog' }), http({ dnsName: 'items', name: 'items' })] }))
      .toThrow('SC010 prop-not-supported: endpoint "items" on container port 8080');
  });

  test('one variable for two values', () => {
    const mesh = new MeshStack();
    const catalog = mesh.server('Catalog');
    expect(() => mesh.service('Ui').connectTo(catalog, { urlEnvironmentVariable: 'CATALOG', hostEnvironmentVariable: 'CATALOG' }))
      .toThrow('SC011 variable-taken');
  });

  test('a namespace of another Stage', () => {
    const app = new App();
    const { cluster, namespace } = new MeshStack(app);
    const stack = new Stack(new Stage(app, 'Beta'), 'Shop');
    expect(() => new ServiceConnectFargateService(stack, 'Ui', { cluster, namespace, container: CONTAINER }))
      .toThrow('SC008 connect-across-stages: service Beta/Shop/Ui in Stage Beta uses the namespace Shop/Namespace of the App');
  });

  test('an ARN that is not one of a namespace', () => {
    expect(() => ServiceConnectNamespace.fromNamespaceAttributes(new Stack(), 'Namespace', { namespaceName: 'shop', namespaceArn: 'ns-0123456789abcdef' }))
      .toThrow('SC305 namespace-name-format: namespaceArn is "ns-0123456789abcdef"');
  });

  test('two namespaces of one name, by their paths', () => {
    const app = new App();
    const [one, other] = ['One', 'Other'].map((id) => new MeshStack(app, id));
    expect(() => one.service('Ui').connectTo(other.server('Catalog'))).toThrow(/One\/Namespace.*Other\/Namespace/);
  });

  test('a container of another task definition', () => {
    const mesh = new MeshStack();
    const [own, foreign] = ['Own', 'Foreign'].map((id) => new FargateTaskDefinition(mesh, id, { memoryLimitMiB: 1024 }).addContainer('app', CONTAINER));
    const service = new FargateService(mesh, 'Service', { cluster: mesh.cluster, taskDefinition: own.taskDefinition as FargateTaskDefinition });
    expect(() => new ServiceConnectAdoptedService(mesh, 'Adopted', { namespace: mesh.namespace, service, container: foreign }))
      .toThrow('SC010 prop-not-supported: container Shop/Foreign/app');
  });

  test('stacks that would need each other for the VPC', () => {
    const app = new App();
    const network = new Stack(app, 'Network');
    const vpc = new Vpc(network, 'Vpc');
    const platform = new Stack(app, 'Platform');
    const shop = { cluster: new Cluster(platform, 'Cluster', { vpc }), namespace: new ServiceConnectNamespace(platform, 'Namespace', { namespaceName: 'shop' }) };
    const service = (stack: Stack, id: string) => (
      new ServiceConnectFargateService(stack, id, { ...shop, container: CONTAINER, endpoints: [http({ dnsName: id.toLowerCase() })] })
    );
    expect(() => service(network, 'Ui').connectTo(service(platform, 'Catalog'))).toThrow('SC606');
  });
});

describe('instances that cannot run the proxy', () => {
  const build = () => {
    const mesh = new MeshStack();
    const cluster = mesh.cluster as Cluster;
    const instances = { vpc: cluster.vpc, instanceType: new InstanceType('m7g.large'), machineImage: EcsOptimizedImage.amazonLinux2023() };
    const bottlerocket = new AsgCapacityProvider(mesh, 'Provider', {
      autoScalingGroup: new AutoScalingGroup(mesh, 'Bottlerocket', instances), machineImageType: MachineImageType.BOTTLEROCKET,
    });
    cluster.addAsgCapacityProvider(bottlerocket);
    const service = (capacityProvider?: string) => new ServiceConnectEc2Service(mesh, 'Catalog', {
      cluster,
      namespace: mesh.namespace,
      container: CONTAINER,
      networkMode: NetworkMode.BRIDGE,
      capacityProviderStrategies: capacityProvider === undefined ? undefined : [{ capacityProvider, weight: 1 }],
    });
    return { mesh, cluster, instances, bottlerocket, service };
  };

  test('are rejected if there are no others', () => {
    expect(() => build().service()).toThrow('SC806');
  });

  test('are accepted beside others that can', () => {
    const { cluster, instances, service } = build();
    cluster.addCapacity('Linux', instances);
    expect(() => service()).not.toThrow();
  });

  test('are rejected if the strategy names them, beside others that can', () => {
    const { cluster, instances, bottlerocket, service } = build();
    cluster.addCapacity('Linux', instances);
    expect(() => service(bottlerocket.capacityProviderName)).toThrow('SC806');
  });

  test('are accepted if the strategy names an unknown provider', () => {
    expect(() => build().service('of-another-stack')).not.toThrow();
  });

  test.each([
    ['names them', (own: string) => own, /^SC806/],
    ['names others', () => 'of-another-stack', undefined],
  ])('are rejected for an adopted service if its strategy %s', (_strategy, choose, refusal) => {
    const { mesh, cluster, bottlerocket } = build();
    const taskDefinition = new TaskDefinition(mesh, 'Task', { compatibility: Compatibility.EC2, cpu: '512', memoryMiB: '1024' });
    taskDefinition.addContainer('app', CONTAINER);
    const capacityProvider = choose(bottlerocket.capacityProviderName);
    const service = new Ec2Service(mesh, 'Service', { cluster, taskDefinition, capacityProviderStrategies: [{ capacityProvider, weight: 1 }] });
    const adopt = () => new ServiceConnectAdoptedService(mesh, 'Adopted', { namespace: mesh.namespace, service });
    if (refusal) expect(adopt).toThrow(refusal);
    else expect(adopt).not.toThrow();
  });
});

test('a message about an imported endpoint names the prop that was given', () => {
  const { namespace } = new MeshStack();
  const endpoint = { dnsName: 'payments', protocol: ServiceConnectProtocol.HTTP };
  expect(() => namespace.importEndpoint('Zero', { ...endpoint, port: 0 })).toThrow('SC105 alias-port-range: port is 0');
  expect(() => namespace.importEndpoint('Token', { ...endpoint, port: Lazy.number({ produce: () => 80 }) })).toThrow('SC004 literal-required: port ');
});
