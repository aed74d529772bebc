import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ManagedInstancesCapacityProvider } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint, network } from './shop';
import { ServiceConnectFargateService, ServiceConnectManagedInstancesService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** Two services on ECS Managed Instances, and one on Fargate that calls them. */
export function managedInstances(scope: Construct): Stack[] {
  const stack = new Stack(scope, 'ManagedShop');
  const vpc = network(stack);
  const cluster = new Cluster(stack, 'Cluster', { vpc });
  const provider = new ManagedInstancesCapacityProvider(stack, 'Capacity', {
    subnets: vpc.privateSubnets, securityGroups: [new SecurityGroup(stack, 'InstanceGroup', { vpc })],
  });
  cluster.addManagedInstancesCapacityProvider(provider);
  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'managed-shop' });
  const [catalog, orders] = ['Catalog', 'Orders'].map((id) => new ServiceConnectManagedInstancesService(stack, id, {
    cluster,
    namespace,
    container: container(),
    capacityProviderStrategies: [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
    endpoints: [endpoint(id.toLowerCase())],
  }));
  orders.connectTo(catalog);
  const web = new ServiceConnectFargateService(stack, 'Web', { cluster, namespace, container: container(), endpoints: [endpoint('web')] });
  web.connectTo(catalog);
  web.connectTo(orders);
  return [stack];
}
