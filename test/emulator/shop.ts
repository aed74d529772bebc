import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { App, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectProxyLogging, ServiceConnectPublicFrontend, ServiceConnectTls } from '../../src';
import { http, MeshStack } from '../support/app';

/** What changes in the shop from one deployment to the next. */
export interface Shop {
  readonly count?: number;
  /** The name that clients dial for the orders. */
  readonly orders?: string;
  /** Whether the catalog has an endpoint that nobody connects to. */
  readonly administration?: boolean;
  readonly uiCallsOrders?: boolean;
  /** Whether the id of the security group of the orders stays exported. */
  readonly export?: boolean;
  /** Whether the help pages are public, too. */
  readonly route?: boolean;
  readonly retention?: RetentionDays;
  readonly tls?: boolean;
}

const AUTHORITY = 'arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';

/** A shop over two stacks: backends, and a public page that calls both of them. */
export function shop({ count, orders = 'orders', administration, uiCallsOrders = true, export: exported, route, retention, tls }: Shop): string {
  const app = new App();
  const back = new MeshStack(app, 'Back', { proxyLogging: ServiceConnectProxyLogging.awsLogs({ retention }) });
  const front = new Stack(app, 'Front');
  const authority = () => ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(back, 'Authority', AUTHORITY));
  const ordersService = back.server('Orders', { endpoints: [http({ dnsName: orders, discoveryName: orders })] });
  const catalog = back.server('Catalog', {
    desiredCount: count,
    endpoints: [
      http({ name: 'api', dnsName: 'catalog', tls: tls ? authority() : undefined }),
      ...administration ? [http({ name: 'admin', dnsName: 'catalog-admin', containerPort: 9090 })] : [],
    ],
  });
  ordersService.connectTo(catalog, { endpoint: 'api' });
  const ui = back.server('Ui', {}, front);
  ui.connectTo(catalog, { endpoint: 'api' });
  if (uiCallsOrders) ui.connectTo(ordersService);
  if (exported) for (const { securityGroupId } of ordersService.connections.securityGroups) back.exportValue(securityGroupId);
  const entry = new ServiceConnectPublicFrontend(front, 'Public', { service: ui });
  const help = back.server('Help', {}, front);
  if (route) entry.addRoute('Help', { service: help, conditions: [ListenerCondition.pathPatterns(['/help/*'])], priority: 10 });
  return app.synth().directory;
}
