import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { Stack, Stage } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint, network } from './shop';
import { ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** One account and Region cannot hold two namespaces of one name. */
const REGIONS = { Beta: 'eu-west-1', Prod: 'eu-central-1' };

/** One Stage used twice: two meshes, though every name in them is the same. */
export function twoStages(scope: Construct): Stack[] {
  return Object.entries(REGIONS).map(([id, region]) => {
    const stack = new Stack(new Stage(scope, id, { env: { region } }), 'Shop');
    const cluster = new Cluster(stack, 'Cluster', { vpc: network(stack) });
    const namespace = new ServiceConnectNamespace(stack, 'Namespace', { namespaceName: 'staged-shop' });
    const catalog = new ServiceConnectFargateService(stack, 'Catalog', { cluster, namespace, container: container(), endpoints: [endpoint('catalog')] });
    new ServiceConnectFargateService(stack, 'Ui', { cluster, namespace, container: container() }).connectTo(catalog, { urlEnvironmentVariable: 'CATALOG_URL' });
    return stack;
  });
}
