import { App, NestedStack, Stack } from 'aws-cdk-lib/core';
import { MeshStack } from '../../support/app';

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

test('a cycle between a service, a nested stack and a service in it is a finding, with the path', () => {
  const { app, parent, one, server } = nested();
  const [ui, orders, catalog] = [server('Ui', parent), server('Orders', one), server('Catalog', one)];
  ui.connectTo(catalog);
  orders.connectTo(ui);
  expect(() => app.synth()).toThrow(/each of these resources waits for the next, in a cycle: .*NestedStack/);
});
