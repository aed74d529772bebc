import { Cluster, DeploymentStrategy } from 'aws-cdk-lib/aws-ecs';
import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Duration, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint, network } from './shop';
import { ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectPublicFrontend, ServiceConnectTestTraffic } from 'cdk-ecs-service-connect';

/** Two services behind a load balancer that ECS deploys blue/green and in steps, with test requests by a header. */
export function blueGreen(scope: Construct): Stack[] {
  const stack = new Stack(scope, 'BlueGreenShop');
  const cluster = new Cluster(stack, 'Cluster', { vpc: network(stack) });
  const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'blue-green-shop' });
  const service = (id: string, deploymentStrategy: DeploymentStrategy) => new ServiceConnectFargateService(stack, id, {
    cluster,
    namespace,
    container: container(),
    deploymentStrategy,
    bakeTime: Duration.minutes(5),
    endpoints: [endpoint(id.toLowerCase(), { testTraffic: ServiceConnectTestTraffic.header('x-shop-test', 'yes') })],
  });
  const [api, web] = [service('Api', DeploymentStrategy.LINEAR), service('Web', DeploymentStrategy.BLUE_GREEN)];
  web.connectTo(api);
  const isTest = ListenerCondition.httpHeader('x-shop-test', ['yes']);
  const isApi = ListenerCondition.pathPatterns(['/api/*']);
  const frontend = new ServiceConnectPublicFrontend(stack, 'Public', {
    service: web, alternateTarget: { testListener: { conditions: [isTest], priority: 20 } },
  });
  frontend.addRoute('Api', {
    service: api, conditions: [isApi], priority: 11, alternateTarget: { testListener: { conditions: [isApi, isTest], priority: 10 } },
  });
  Validations.of(stack).acknowledge({ id: 'ServiceConnect::SC602', reason: 'blue/green deployments of the ECS controller' });
  return [stack];
}
