import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { DatabaseInstance, DatabaseInstanceEngine } from 'aws-cdk-lib/aws-rds';
import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { Construct, DependencyGroup } from 'constructs';
import { ServiceConnectAdoptedService } from '../../../src';
import { CONTAINER, http, MeshStack, resourcesOf, serviceId, serviceOf } from '../../support/app';

const idOf = (construct: Construct) => Stack.of(construct).getLogicalId(construct as CfnResource);
const database = (scope: Construct, { cluster }: MeshStack) => new DatabaseInstance(scope, 'Database', { engine: DatabaseInstanceEngine.POSTGRES, vpc: cluster.vpc });

describe('deployAfter', () => {
  test('a database that admits the service makes its ECS service wait, and nothing else: no cycle', () => {
    const mesh = new MeshStack();
    const db = database(mesh, mesh);
    const service = mesh.server('Orders');
    db.connections.allowDefaultPortFrom(service);
    service.deployAfter(db);
    expect(serviceOf(service).DependsOn).toContain(idOf(db.node.defaultChild as CfnResource));
    const group = Object.entries(resourcesOf(mesh)).filter(([id]) => id.startsWith('OrdersSecurityGroup'));
    expect(group.map(([, { DependsOn }]) => DependsOn)).toEqual([undefined]);
    expect(() => (mesh.node.root as App).synth()).not.toThrow();
  });

  test('node.addDependency on such a database is the cycle that it avoids', () => {
    const mesh = new MeshStack();
    const db = database(mesh, mesh);
    const service = mesh.server('Orders');
    db.connections.allowDefaultPortFrom(service);
    service.node.addDependency(db);
    expect(() => (mesh.node.root as App).synth()).toThrow(/deployAfter/);
  });

  test('another service makes it wait for its ECS service alone, adopted services too', () => {
    const mesh = new MeshStack();
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
    taskDefinition.addContainer('app', CONTAINER);
    const adopted = new ServiceConnectAdoptedService(mesh, 'Adopted', {
      service: new FargateService(mesh, 'Plain', { cluster: mesh.cluster, taskDefinition, minHealthyPercent: 100 }), namespace: mesh.namespace,
    });
    const [first, last] = [mesh.server('First'), mesh.server('Last')];
    const before = serviceOf(new MeshStack().server('Last')).DependsOn!;
    const group = new DependencyGroup(first, mesh.namespace);
    last.deployAfter(first, adopted, group);
    const added = serviceOf(last).DependsOn!.filter((id) => !before.includes(id));
    expect(added).toEqual(expect.arrayContaining([serviceId(first), serviceId(adopted), expect.stringMatching(/^Namespace/)]));
    adopted.deployAfter(new CfnResource(mesh, 'Late', { type: 'AWS::CloudFormation::WaitConditionHandle' }));
  });

  test('in a cycle of stacks fails', () => {
    const app = new App();
    const mesh = new MeshStack(app);
    const front = new Stack(app, 'Front');
    const service = mesh.server('Orders');
    mesh.service('Ui', {}, front).connectTo(service);
    expect(() => service.deployAfter(database(front, mesh))).toThrow('SC606 stacks-depend-both-ways: ');
  });
});

describe('a service on Fargate Spot', () => {
  const spot = (named: boolean) => {
    const stack = new MeshStack();
    const cluster = new Cluster(stack, 'Spot', { vpc: stack.cluster.vpc, enableFargateCapacityProviders: true });
    const service = stack.service('Batch', { cluster, ...named ? { capacityProviderStrategies: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] } : {} });
    const associations = Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === 'AWS::ECS::ClusterCapacityProviderAssociations').map(([id]) => id);
    return { associations, dependsOn: serviceOf(service).DependsOn! };
  };

  test('waits for the association of its capacity providers: it is deleted first', () => {
    const { associations, dependsOn } = spot(true);
    expect(associations).toHaveLength(1);
    expect(dependsOn).toContain(associations[0]);
  });

  test('does not wait without capacity providers of its own', () => {
    const { associations, dependsOn } = spot(false);
    expect(dependsOn).not.toContain(associations[0]);
  });
});

describe('security groups', () => {
  test('with connectionSecurityGroup, connections leave the others alone', () => {
    const mesh = new MeshStack();
    const groups = ['Mesh', 'Database'].map((id) => new SecurityGroup(mesh, id, { vpc: mesh.cluster.vpc }));
    const [connectionSecurityGroup] = groups;
    const own = { securityGroups: groups, connectionSecurityGroup };
    const [orders, ui, catalog] = [mesh.server('Orders', own), mesh.service('Ui'), mesh.server('Catalog')];
    ui.connectTo(orders);
    orders.connectTo(catalog);
    const rules = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => Properties);
    const idIn = (group: SecurityGroup) => mesh.resolve(group.securityGroupId);
    expect(rules).toHaveLength(2);
    expect(rules.flatMap(({ GroupId, SourceSecurityGroupId }) => [GroupId, SourceSecurityGroupId])).not.toContainEqual(idIn(groups[1]));
    expect(rules.map(({ GroupId }) => GroupId)).toContainEqual(idIn(groups[0]));
  });

  test('with connectionSecurityGroup of an adopted service, too', () => {
    const mesh = new MeshStack();
    const [chosen, own, other] = ['Mesh', 'Database', 'Other'].map((id) => new SecurityGroup(mesh, id, { vpc: mesh.cluster.vpc }));
    const taskDefinition = new FargateTaskDefinition(mesh, 'Task', { memoryLimitMiB: 1024 });
    taskDefinition.addContainer('app', CONTAINER);
    const service = new FargateService(mesh, 'Plain', { cluster: mesh.cluster, taskDefinition, securityGroups: [own, chosen] });
    const adopt = (id: string, connectionSecurityGroup: SecurityGroup) => new ServiceConnectAdoptedService(mesh, id, {
      namespace: mesh.namespace, service, connectionSecurityGroup, endpoints: [http({ dnsName: 'orders' })],
    });
    expect(() => adopt('Wrong', other)).toThrow('SC010 prop-not-supported: connectionSecurityGroup is given; it is not one of the security groups of the tasks');
    mesh.service('Ui').connectTo(adopt('Orders', chosen));
    const rules = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress');
    expect(rules.map(({ Properties }) => Properties.GroupId)).toEqual([mesh.resolve(chosen.securityGroupId)]);
  });

  test('a connectionSecurityGroup that the tasks do not have fails', () => {
    const mesh = new MeshStack();
    const connectionSecurityGroup = new SecurityGroup(mesh, 'Mesh', { vpc: mesh.cluster.vpc });
    expect(() => mesh.server('Orders', { connectionSecurityGroup })).toThrow('SC010 prop-not-supported: connectionSecurityGroup is given; it is not one of the security groups of the tasks');
  });

  test('have a description of characters that EC2 accepts', () => {
    const mesh = new MeshStack();
    mesh.server('Service', {}, new Construct(mesh, 'Catálogo\'s "long"'));
    const descriptions = Object.values(resourcesOf(mesh)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroup').map(({ Properties }) => Properties.GroupDescription);
    expect(descriptions).toEqual(['Tasks of Shop/Cat_logo_s _long_/Service']);
  });
});
