import { ISecurityGroup, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { container, endpoint } from './shop';
import { IServiceConnectNamespace, ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectProtocol } from 'cdk-ecs-service-connect';

const ENV = { account: '111122223333', region: 'eu-west-1' };
/** What the apps know about each other. These are placeholders: replace them with resources of your account before you deploy. */
const SHARED = {
  namespaceArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-0123456789abcdef',
  namespaceName: 'shared-shop',
  vpc: { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['eu-west-1a', 'eu-west-1b'], privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
  catalogGroup: 'sg-0123456789abcdef0',
  webGroup: 'sg-0123456789abcdef1',
};

/** Two apps that share no construct: each has its service, and imports what the other publishes or owns. */
export function appPerService(scope: Construct): Stack[] {
  const catalog = app(scope, 'CatalogApp', SHARED.catalogGroup);
  new ServiceConnectFargateService(catalog.stack, 'Catalog', { ...catalog.props, endpoints: [endpoint('catalog')] });

  const web = app(scope, 'WebApp', SHARED.webGroup);
  const ui = new ServiceConnectFargateService(web.stack, 'Ui', web.props);
  ui.connectTo(web.props.namespace.importEndpoint('catalog', {
    dnsName: 'catalog',
    port: 8080,
    containerPort: 80,
    protocol: ServiceConnectProtocol.HTTP,
    securityGroup: group(web.stack, 'CatalogGroup', SHARED.catalogGroup),
  }), { urlEnvironmentVariable: 'CATALOG_URL' });
  // The payments app admits its callers itself.
  const payments = web.props.namespace.importEndpoint('payments', { dnsName: 'payments', port: 8080, protocol: ServiceConnectProtocol.HTTP });
  ui.connectTo(payments, { openSecurityGroups: false });
  // Two real apps are released one after the other; in this program, a stack dependency orders them.
  web.stack.addStackDependency(catalog.stack);
  return [catalog.stack, web.stack];
}

function app(scope: Construct, id: string, own: string) {
  const stack = new Stack(scope, id, { env: ENV });
  const namespace: IServiceConnectNamespace = ServiceConnectNamespace.fromNamespaceAttributes(stack, 'Namespace', SHARED);
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', SHARED.vpc);
  const cluster = new Cluster(stack, 'Cluster', { vpc });
  return { stack, props: { cluster, namespace, container: container(), securityGroups: [group(stack, 'Group', own)] } };
}

function group(stack: Stack, id: string, securityGroupId: string): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(stack, id, securityGroupId);
}
