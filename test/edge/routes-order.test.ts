import { ApplicationLoadBalancer, ListenerAction, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { App, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectOrdering, ServiceConnectPublicFrontend } from '../../src';
import { MeshStack } from '../support/app';
import { addressRules, LISTENER_RULE, zoneIn } from '../support/edge';
import { gaps, orders, partsOf } from '../support/public-gaps';
import { anyOrder, SimulatedDeployment } from '../support/simulated-deployment';

const SERVICE = 'AWS::ECS::Service';

const LAYOUTS = ['one stack', 'a stack of services', 'a stack for each service', 'a stack for each service, the last one last'] as const;
const ENTRANCES = ['addRoute', 'a listener that is joined'] as const;
const ORDERINGS = [ServiceConnectOrdering.SERVER_FIRST, ServiceConnectOrdering.NONE, ServiceConnectOrdering.REDEPLOY_AFTER];

/** One to three public services, each of which calls a backend of its own, behind one load balancer. */
function shop(layout: typeof LAYOUTS[number], count: number, entrance: typeof ENTRANCES[number]): SimulatedDeployment {
  const app = new App();
  const mesh = new MeshStack(app, 'Platform');
  const edge = layout === 'one stack' ? mesh : new Stack(app, 'Edge');
  const shared = layout === 'a stack of services' ? new Stack(app, 'Services') : mesh;
  const stackOf = (id: string) => (layout.startsWith('a stack for each') ? new Stack(app, id) : shared);
  const services = ['Web', 'Api', 'Admin'].slice(0, count).map((id, i) => {
    const stack = stackOf(id);
    const service = mesh.server(id, {}, stack);
    service.connectTo(mesh.server(`${id}Store`, {}, stack), { ordering: ORDERINGS[i] });
    return service;
  });
  if (layout.endsWith('the last one last')) {
    services.slice(1).forEach((service, i) => Stack.of(service).addStackDependency(Stack.of(services[i])));
  }
  const [first, ...others] = services;
  const routes = others.map((service, i) => ({ service, conditions: [ListenerCondition.pathPatterns([`/${i}/*`])], priority: i + 1 }));
  if (entrance === 'addRoute') {
    const frontend = new ServiceConnectPublicFrontend(edge, 'Public', { service: first, domainName: 'shop.example.com', hostedZone: zoneIn(edge) });
    for (const route of routes) frontend.addRoute(route.service.node.id, route);
  } else {
    const loadBalancer = new ApplicationLoadBalancer(edge, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true });
    const listener = loadBalancer.addListener('Http', { port: 80, defaultAction: ListenerAction.fixedResponse(404), open: false });
    const all = [{ service: first, conditions: [ListenerCondition.pathPatterns(['/*'])], priority: 9 }, ...routes];
    for (const route of all) new ServiceConnectPublicFrontend(edge, `${route.service.node.id}Entry`, { listener, ...route });
  }
  return SimulatedDeployment.of(app.synth());
}

describe.each(LAYOUTS)('in %s', (layout) => {
  describe.each(ENTRANCES)('by %s', (entrance) => {
    test.each([1, 2, 3])('%i services are never public while one, or what it connects to, is missing', (count) => {
      const deployment = shop(layout, count, entrance);
      const { openings, needed } = partsOf(deployment);
      expect(openings).toHaveLength(entrance === 'addRoute' ? 3 : 1); // ports 443 and 80 with a record, or port 80
      expect(deployment.find(SERVICE)).toHaveLength(2 * count);
      expect(needed).toHaveLength(4 * count + (count === 3 ? 1 : 0)); // services, the rules to them, and a redeployment
      for (const choose of orders(openings, (addresses) => deployment.earliest(addresses))) {
        expect(gaps(deployment, deployment.creation(choose))).toEqual([]);
      }
      const everything = deployment.creation(anyOrder(1)).map(({ address }) => address);
      for (const choose of orders(needed, (addresses) => deployment.earliestGone(addresses))) {
        expect(gaps(deployment, deployment.deletion(choose), everything)).toEqual([]);
      }
    });
  });
});

describe.each(LAYOUTS)('in %s, a service that is routed', (layout) => {
  test('waits for the rule that forwards to it, and outlives it', () => {
    const deployment = shop(layout, 3, 'addRoute');
    const rules = deployment.find(LISTENER_RULE);
    const routed = ['Api', 'Admin'].flatMap((name) => deployment.find(SERVICE, (_properties, id) => id.startsWith(`${name}Service`)));
    expect([rules, routed].map(({ length }) => length)).toEqual([2, 2]);
    for (const choose of orders(routed, (addresses) => deployment.earliest(addresses))) {
      const created = deployment.creation(choose).map(({ address }) => address);
      rules.forEach((rule, i) => expect(created.indexOf(rule)).toBeLessThan(created.indexOf(routed[i])));
    }
  });
});

test.each([[['Api', 'Blog']], [['Blog', 'Api']]])('routes that are added in the order %j leave the public rule in the same stack', (names) => {
  const app = new App();
  const mesh = new MeshStack(app, 'Platform');
  const [edge, front, ...stacks] = ['Edge', 'Front', 'Api', 'Blog'].map((id) => new Stack(app, `${id}Stack`));
  for (const stack of stacks) stack.addStackDependency(front);
  const [api, blog] = stacks;
  const services = { Api: mesh.server('Api', {}, api), Blog: mesh.server('Blog', {}, blog) };
  const frontend = new ServiceConnectPublicFrontend(edge, 'Public', { service: mesh.server('Ui', {}, front) });
  for (const name of names) {
    const priority = name === 'Api' ? 1 : 2;
    frontend.addRoute(name, { service: services[name as 'Api' | 'Blog'], conditions: [ListenerCondition.pathPatterns([`/${name}/*`])], priority });
  }
  app.synth();
  expect([front, api, blog].map((stack) => addressRules(stack).length)).toEqual([0, 1, 0]);
});

test.each([[['Api', 'Blog']], [['Blog', 'Api']]])('frontends that join a listener in the order %j leave the public rule in the same stack', (names) => {
  const app = new App();
  const mesh = new MeshStack(app, 'Platform');
  const [edge, api, blog] = ['Edge', 'Api', 'Blog'].map((id) => new Stack(app, `${id}Stack`));
  const services = { Api: mesh.server('Api', {}, api), Blog: mesh.server('Blog', {}, blog) };
  const listener = new ApplicationLoadBalancer(edge, 'Given', { vpc: mesh.cluster.vpc, internetFacing: true })
    .addListener('Http', { port: 80, defaultAction: ListenerAction.fixedResponse(404), open: false });
  for (const name of names) {
    const conditions = [ListenerCondition.pathPatterns([`/${name}/*`])];
    new ServiceConnectPublicFrontend(edge, name, { service: services[name as 'Api' | 'Blog'], listener, conditions, priority: name === 'Api' ? 1 : 2 });
  }
  app.synth();
  expect([api, blog].map((stack) => addressRules(stack).length)).toEqual([1, 0]);
});

test('a frontend opens its load balancer whatever becomes of another one', () => {
  const app = new App();
  const mesh = new MeshStack(app, 'Platform');
  const stacks = ['Api', 'Blog'].map((id) => new Stack(app, `${id}Stack`));
  stacks[1].addStackDependency(stacks[0]);
  for (const [i, id] of ['Api', 'Blog'].entries()) new ServiceConnectPublicFrontend(mesh, `${id}Entry`, { service: mesh.server(id, {}, stacks[i]) });
  app.synth();
  expect(stacks.map((stack) => addressRules(stack).length)).toEqual([1, 1]);
});
