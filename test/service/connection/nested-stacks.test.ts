import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { App, NestedStack, Stack } from 'aws-cdk-lib/core';
import { ServiceConnectFargateService, ServiceConnectOrdering } from '../../../src';
import { MeshStack, resourcesOf } from '../../support/app';

/** A mesh whose services are in two nested stacks, and in the stack that contains both. */
function nested() {
  const app = new App();
  const parent = new MeshStack(app, 'Shop');
  const [one, other] = ['One', 'Other'].map((id) => new NestedStack(parent, id));
  const server = (id: string, stack: Stack) => parent.server(id, {}, stack);
  return { app, parent, one, other, server };
}

test('connections between nested stacks, and with their parent, in one direction make no finding', () => {
  const { app, parent, one, other, server } = nested();
  const [catalog, orders, ui] = [server('Catalog', one), server('Orders', other), server('Ui', parent)];
  orders.connectTo(catalog);
  ui.connectTo(orders);
  expect(() => app.synth()).not.toThrow();
});

test('two nested stacks that wait for each other are rejected at the call, with the path', () => {
  const { one, other, server } = nested();
  const [a, b, c, d] = [server('A', one), server('B', other), server('C', other), server('D', one)];
  a.connectTo(b);
  expect(() => c.connectTo(d)).toThrow(/SC606 stacks-depend-both-ways: .*Shop\/Other.*Shop\/One.*Shop\/Other/);
});

test('a service, a nested stack and a service in it that wait for each other are rejected at the call, in both orders', () => {
  const order = (calls: (services: Record<'ui' | 'orders' | 'catalog', ServiceConnectFargateService>) => void) => {
    const { parent, one, server } = nested();
    return () => calls({ ui: server('Ui', parent), orders: server('Orders', one), catalog: server('Catalog', one) });
  };
  const message = /SC606 stacks-depend-both-ways: each of these waits for the next, in a cycle: .*Shop\/One/;
  expect(order(({ ui, orders, catalog }) => {
    ui.connectTo(catalog);
    orders.connectTo(ui);
  })).toThrow(message);
  expect(order(({ ui, orders, catalog }) => {
    orders.connectTo(ui);
    ui.connectTo(catalog);
  })).toThrow(message);
});

test('a path through a second service of the parent is a cycle, too', () => {
  const { parent, one, server } = nested();
  const [ui, cart, orders, catalog] = [server('Ui', parent), server('Cart', parent), server('Orders', one), server('Catalog', one)];
  ui.connectTo(catalog);
  cart.connectTo(ui);
  expect(() => orders.connectTo(cart)).toThrow(/SC606.*Shop\/One → Shop\/Cart.*Shop\/Cart → Shop\/Ui.*Shop\/Ui → Shop\/One/);
});

test('services of the parent before and after a nested stack make no cycle', () => {
  const { app, parent, one, server } = nested();
  const [ui, cart, orders, catalog] = [server('Ui', parent), server('Cart', parent), server('Orders', one), server('Catalog', one)];
  ui.connectTo(catalog);
  orders.connectTo(cart);
  ui.connectTo(cart);
  expect(() => app.synth()).not.toThrow();
});

test('services that are not ordered may call each other over a nested stack', () => {
  const { app, parent, one, server } = nested();
  const [ui, orders, catalog] = [server('Ui', parent), server('Orders', one), server('Catalog', one)];
  ui.connectTo(catalog, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER });
  orders.connectTo(ui);
  expect(() => app.synth()).not.toThrow();
});

test('a client of the parent without outbound traffic has both of its rules in the nested stack of its server', () => {
  const { app, parent, one, server } = nested();
  const closed = new SecurityGroup(parent, 'Closed', { vpc: parent.cluster.vpc, allowAllOutbound: false });
  parent.server('Ui', { securityGroups: [closed] }).connectTo(server('Catalog', one));
  expect(() => app.synth()).not.toThrow();
  const rules = (stack: Stack) => Object.values(resourcesOf(stack)).filter(({ Type }) => /SecurityGroup(In|E)gress$/.test(Type));
  expect([parent, one].map((stack) => rules(stack).length)).toEqual([0, 2]);
});

test.each([
  ['the client in the parent first', [0, 1]],
  ['the client in the nested stack first', [1, 0]],
])('clients in a parent and in its nested stack that share a group call a server in the nested stack: %s', (_first, calls) => {
  const { app, parent, one, server } = nested();
  const securityGroups = [new SecurityGroup(parent, 'Shared', { vpc: parent.cluster.vpc })];
  const [ui, orders] = [parent.server('Ui', { securityGroups }), parent.server('Orders', { securityGroups }, one)];
  const catalog = server('Catalog', one);
  for (const i of calls) [ui, orders][i].connectTo(catalog);
  expect(() => app.synth()).not.toThrow();
  const rules = (stack: Stack) => Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress');
  expect([rules(parent), rules(one)].map(({ length }) => length)).toEqual([0, 1]);
});
