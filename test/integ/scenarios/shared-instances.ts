import { NetworkMode } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { clusterWithInstances, container, endpoint, network } from './shop';
import { ServiceConnectEc2Service, ServiceConnectNamespace, ServiceConnectPublicFrontend } from 'cdk-ecs-service-connect';

/** Instances in a platform stack, and services in network mode bridge in another stack, with a public frontend. */
export function sharedInstances(scope: Construct): Stack[] {
  const [platform, services] = ['InstancePlatform', 'InstanceServices'].map((id) => new Stack(scope, id));
  const cluster = clusterWithInstances(platform, network(platform));
  const namespace = new ServiceConnectNamespace(platform, 'Namespace', { namespaceName: 'instance-shop' });
  const onInstances = { cluster, namespace, container: container(), networkMode: NetworkMode.BRIDGE };
  const [catalog, orders] = ['Catalog', 'Orders'].map((id) => (
    new ServiceConnectEc2Service(services, id, { ...onInstances, endpoints: [endpoint(id.toLowerCase())] })
  ));
  orders.connectTo(catalog);
  const web = new ServiceConnectEc2Service(services, 'Web', { ...onInstances, endpoints: [endpoint('web')] });
  web.connectTo(catalog);
  web.connectTo(orders);
  new ServiceConnectPublicFrontend(services, 'Public', { service: web });
  return [platform, services];
}
