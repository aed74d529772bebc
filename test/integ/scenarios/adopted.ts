import { CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnService, Cluster, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint, network } from './shop';
import { ServiceConnectAdoptedService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** A pattern as client and an L2 service as server, both made without Service Connect. */
export function adopted(scope: Construct): Stack[] {
  const stack = new Stack(scope, 'Adopted');
  const cluster = new Cluster(stack, 'Cluster', { vpc: network(stack) });
  const taskDefinition = new FargateTaskDefinition(stack, 'CatalogTask', { cpu: 512, memoryLimitMiB: 1024 });
  taskDefinition.addContainer('app', { ...container(), portMappings: [{ containerPort: 80 }] });
  const service = new FargateService(stack, 'Catalog', { cluster, taskDefinition, minHealthyPercent: 100 });
  const pattern = new ApplicationLoadBalancedFargateService(stack, 'Web', {
    cluster, cpu: 512, memoryLimitMiB: 1024, minHealthyPercent: 100, openListener: false, taskImageOptions: { image: container().image },
  });

  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'adopted-shop' });
  const catalog = new ServiceConnectAdoptedService(stack, 'CatalogOnMesh', { namespace, service, endpoints: [endpoint('catalog')] });
  const web = new ServiceConnectAdoptedService(stack, 'WebOnMesh', { namespace, service: pattern.service });
  web.connectTo(catalog, { urlEnvironmentVariable: 'CATALOG_URL' });
  openLast(stack, pattern);
  return [stack];
}

/** Opens the load balancer of a pattern to the internet after its service is created. */
function openLast(stack: Stack, { loadBalancer, service }: ApplicationLoadBalancedFargateService): void {
  const [{ securityGroupId }] = loadBalancer.connections.securityGroups;
  const rule = new CfnSecurityGroupIngress(stack, 'World', { groupId: securityGroupId, ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '0.0.0.0/0' });
  rule.addResourceDependency(service.node.defaultChild as CfnService);
}
