import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { App, Stack } from 'aws-cdk-lib/core';
import { Backends } from '../../examples/retail-store/backends';
import { addUi, UI_PORT } from '../../examples/retail-store/ui';
import { ServiceConnectFargateService, ServiceConnectNamespace, ServiceConnectOrdering, ServiceConnectPublicFrontend } from '../../src';
import { http, MeshStack } from '../support/app';
import { INGRESS } from '../support/edge';
import { gaps, orders, partsOf } from '../support/public-gaps';
import { anyOrder, SimulatedDeployment } from '../support/simulated-deployment';

const SERVICE = 'AWS::ECS::Service';

/** How the retail store is spread over stacks. */
type Layout = 'one stack' | 'three stacks';

/** The retail store behind a public frontend with a domain; a backend may be added. */
function store(layout: Layout, { reviews = false, careless = false } = {}): SimulatedDeployment {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const platform = new Stack(app, 'Platform');
  const [edge, front] = layout === 'one stack' ? [platform, platform] : [new Stack(app, 'Edge'), new Stack(app, 'Front')];
  const vpc = new Vpc(platform, 'Vpc', { maxAzs: 2, natGateways: 1 });
  const cluster = new Cluster(platform, 'Cluster', { vpc });
  const namespace = new ServiceConnectNamespace(platform, 'Namespace', { namespaceName: 'retail' });
  const backends = new Backends(platform, 'Backends', { cluster, namespace });
  const ui = addUi(front, { cluster, namespace, backends });
  if (reviews) {
    const endpoints = [http({ dnsName: 'reviews' })];
    ui.connectTo(new ServiceConnectFargateService(platform, 'Reviews', { cluster, namespace, container: { image: backendImage(backends) }, endpoints }));
  }
  if (careless) {
    const loadBalancer = new ApplicationLoadBalancer(edge, 'Careless', { vpc, internetFacing: true });
    loadBalancer.addListener('Http', { port: 80 }).addTargets('Ui', { port: 80, targets: [ui.service.loadBalancerTarget({ containerName: 'app', containerPort: port(ui) })] });
  } else {
    const hostedZone = HostedZone.fromHostedZoneAttributes(edge, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' });
    new ServiceConnectPublicFrontend(edge, 'Public', { service: ui, containerPort: UI_PORT, domainName: 'shop.example.com', hostedZone });
  }
  return SimulatedDeployment.of(app.synth());
}

const backendImage = ({ catalog }: Backends) => ({ bind: () => ({ imageName: catalog.container.imageName }) });

function port(ui: ServiceConnectFargateService): number {
  ui.container.addPortMappings({ containerPort: UI_PORT });
  return UI_PORT;
}

describe.each<Layout>(['one stack', 'three stacks'])('the retail store in %s', (layout) => {
  const deployment = store(layout);
  const { openings, needed } = partsOf(deployment);
  const everything = deployment.creation(anyOrder(1)).map(({ address }) => address);

  test('has two openings and a record, before six services', () => {
    expect(openings).toHaveLength(3);
    expect(deployment.find(SERVICE)).toHaveLength(6);
    expect(needed).toHaveLength(6 + 6 + 1); // six connections, and the load balancer's way to the tasks
  });

  test('is never public while a service, or a rule between services, is not there yet', () => {
    for (const choose of orders(openings, (addresses) => deployment.earliest(addresses))) {
      expect(gaps(deployment, deployment.creation(choose))).toEqual([]);
    }
  });

  test('is never public while a service, or a rule between services, is already gone', () => {
    for (const choose of orders(needed, (addresses) => deployment.earliestGone(addresses))) {
      expect(gaps(deployment, deployment.deletion(choose), everything)).toEqual([]);
    }
  });

  test('changes its frontend only after a backend that is new, and the rule to it, exist', () => {
    const larger = store(layout, { reviews: true });
    const [ui] = larger.find(SERVICE, (_properties, id) => id.startsWith('Ui'));
    const [reviews] = larger.find(SERVICE, (_properties, id) => id.startsWith('Reviews'));
    const ingress = new Set(larger.find(INGRESS));
    for (const choose of orders([ui], (addresses) => larger.earliest(addresses))) {
      const events = larger.updateFrom(deployment, choose);
      const at = (what: string, address: string) => events.findIndex((event) => event.what === what && event.address === address);
      const rules = events.filter(({ what, address }) => what === 'create' && ingress.has(address));
      expect(rules).toHaveLength(1);
      expect(at('create', reviews)).toBeGreaterThan(-1);
      expect(at('update', ui)).toBeGreaterThan(Math.max(at('create', reviews), at('create', rules[0].address)));
    }
  });

  test('takes the connection away before the backend, when it shrinks again', () => {
    const larger = store(layout, { reviews: true });
    const [ui] = larger.find(SERVICE, (_properties, id) => id.startsWith('Ui'));
    const [reviews] = larger.find(SERVICE, (_properties, id) => id.startsWith('Reviews'));
    const events = deployment.updateFrom(larger, anyOrder(1), larger.earliestGone([reviews])).map(({ what, address }) => `${what} ${address}`);
    expect(events.indexOf(`update ${ui}`)).toBeGreaterThan(-1);
    expect(events.indexOf(`delete ${reviews}`)).toBeGreaterThan(events.indexOf(`update ${ui}`));
  });
});

test('the simulation sees a gap where a listener opens its load balancer itself', () => {
  const warning = jest.spyOn(console, 'error').mockImplementation(); // the validator warns of it, too
  const deployment = store('one stack', { careless: true });
  expect(warning).toHaveBeenCalledWith(expect.stringContaining('SC607'));
  const { openings, needed } = partsOf(deployment);
  expect(openings).toHaveLength(1);
  expect(gaps(deployment, deployment.creation(deployment.earliest(openings)))).not.toEqual([]);
  const everything = deployment.creation(anyOrder(1)).map(({ address }) => address);
  expect(gaps(deployment, deployment.deletion(deployment.earliestGone(needed)), everything)).not.toEqual([]);
});

describe.each(['one stack', 'three stacks'])('a mutual pair in %s', (layout) => {
  const app = new App();
  const mesh = new MeshStack(app, 'Platform');
  const [one, two] = layout === 'one stack' ? [mesh, mesh] : [new Stack(app, 'One'), new Stack(app, 'Two')];
  const [a, b] = [mesh.server('A', {}, one), mesh.server('B', {}, two)];
  b.connectTo(a);
  a.connectTo(b, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
  const deployment = SimulatedDeployment.of(app.synth());
  const [serviceA, serviceB] = ['A', 'B'].map((id) => deployment.find(SERVICE, (_properties, logicalId) => logicalId.startsWith(`${id}Service`))[0]);
  const [redeployment] = deployment.find('Custom::ServiceConnectRedeployment');

  test('is deployed in one go: A, then B, then A once more', () => {
    for (const choose of orders([serviceA, serviceB, redeployment], (addresses) => deployment.earliest(addresses))) {
      const order = deployment.creation(choose).map(({ address }) => address);
      expect(order.filter((address) => [serviceA, serviceB, redeployment].includes(address))).toEqual([serviceA, serviceB, redeployment]);
    }
  });

  test('is deployed in the same order when an endpoint changes', () => {
    const changed = new App();
    const later = new MeshStack(changed, 'Platform');
    const [first, second] = layout === 'one stack' ? [later, later] : [new Stack(changed, 'One'), new Stack(changed, 'Two')];
    const [client, server] = [later.server('A', {}, first), later.server('B', { endpoints: [http({ dnsName: 'b2', name: 'b' })] }, second)];
    server.connectTo(client);
    client.connectTo(server, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
    const next = SimulatedDeployment.of(changed.synth());
    const events = next.updateFrom(deployment, next.earliest([redeployment]));
    expect(events.filter(({ address }) => [serviceB, redeployment].includes(address))).toEqual([
      { what: 'update', address: serviceB }, { what: 'update', address: redeployment },
    ]);
  });
});
