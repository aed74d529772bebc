import { AppProtocol, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { EcsTask } from 'aws-cdk-lib/aws-events-targets';
import { App, Duration } from 'aws-cdk-lib/core';
import { ServiceConnectNamespace } from '../../../src';
import { readAssembly, readMesh } from '../../../src/analysis/reader';
import { judge } from '../../../src/analysis/rules';
import { CONTAINER, http, MeshStack, resourcesOf, serviceOf } from '../../support/app';

describe('one task definition', () => {
  const app = new App();
  const mesh = new MeshStack(app);
  const { cluster } = mesh;
  const other = new ServiceConnectNamespace(mesh, 'Other', { namespaceName: 'other' });
  const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
  taskDefinition.addContainer('app', { ...CONTAINER, portMappings: [{ name: 'api', containerPort: 8080, appProtocol: AppProtocol.http }] });
  const endpoint = (discoveryName: string) => [http({ name: 'api', dnsName: discoveryName, discoveryName })];
  const onMesh = [
    mesh.service('One', { taskDefinition, endpoints: endpoint('one') }),
    mesh.service('Two', { taskDefinition, endpoints: endpoint('two') }),
    mesh.service('Elsewhere', { taskDefinition, endpoints: endpoint('one'), namespace: other }),
  ];
  const offMesh = mesh.service('Off', { taskDefinition, endpoints: endpoint('off'), serviceConnectEnabled: false });
  new FargateService(mesh, 'Plain', { cluster, taskDefinition });
  new Rule(mesh, 'Nightly', { schedule: Schedule.rate(Duration.days(1)), targets: [new EcsTask({ cluster, taskDefinition })] });
  const resources = Object.values(resourcesOf(mesh));
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

  test('can be shared by services in two namespaces, services off the mesh, and a scheduled task', () => {
    expect(ofType('AWS::ECS::TaskDefinition')).toHaveLength(1);
    const reference = mesh.resolve(taskDefinition.taskDefinitionArn);
    expect(ofType('AWS::ECS::Service').map(({ TaskDefinition }) => TaskDefinition)).toEqual(Array(5).fill(reference));
    expect(ofType('AWS::Events::Rule')[0].Targets[0].EcsParameters.TaskDefinitionArn).toEqual(reference);
    const errors = judge(readMesh(readAssembly(app.synth().directory)[0])).filter(({ severity }) => severity !== 'info');
    expect(errors.map(({ rule, message }) => `${rule.id} ${message}`)).toEqual([]);
  });

  test('has only the containers of its author, and no proxy', () => {
    const [{ ContainerDefinitions: containers, ProxyConfiguration: proxy }] = ofType('AWS::ECS::TaskDefinition');
    expect(containers.map(({ Name }: { Name: string }) => Name)).toEqual(['app']);
    expect(containers[0].PortMappings).toEqual([{ Name: 'api', ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' }]);
    expect(proxy).toBeUndefined();
  });

  test('leaves the proxy to each service: namespace, endpoints and log', () => {
    const configurations = onMesh.map((service) => serviceOf(service).Properties.ServiceConnectConfiguration);
    const [one, two, elsewhere] = configurations;
    expect(two.Namespace).toEqual(one.Namespace);
    expect(elsewhere.Namespace).not.toEqual(one.Namespace);
    expect(configurations.map(({ Services }) => Services[0].DiscoveryName)).toEqual(['one', 'two', 'one']);
    expect(configurations.map(({ LogConfiguration }) => LogConfiguration.Options['awslogs-stream-prefix'])).toEqual(['Shop/One', 'Shop/Two', 'Shop/Elsewhere']);
    expect(serviceOf(offMesh).Properties.ServiceConnectConfiguration).toEqual({ Enabled: false });
  });
});
