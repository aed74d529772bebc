import { App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib/core';
import { waitFor } from '../../src/core';

const resource = (stack: Stack, id: string) => new CfnResource(stack, id, { type: 'Test::Resource' });

test('a resource waits for another one of its stack', () => {
  const stack = new Stack(new App(), 'Shop');
  const [first, second] = [resource(stack, 'First'), resource(stack, 'Second')];
  waitFor(second, first);
  waitFor(second, first);
  expect(second.obtainDependencies()).toEqual([first]);
  expect(first.obtainDependencies()).toEqual([]);
});

test('over two stacks the stack waits, whatever the resources', () => {
  const app = new App();
  const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
  for (const id of ['A', 'B']) waitFor(resource(two, id), resource(one, id));
  expect(two.dependencies).toEqual([one]);
  expect(one.dependencies).toEqual([]);
});

test('a stack that waits for one stack waits for another one, too', () => {
  const app = new App();
  const [one, two, three] = ['One', 'Two', 'Three'].map((id) => new Stack(app, id));
  const last = resource(three, 'Last');
  for (const stack of [one, two]) waitFor(last, resource(stack, 'First'));
  expect(three.dependencies).toEqual([one, two]);
});

test('the other direction closes a cycle of stacks, and CDK says so', () => {
  const app = new App();
  const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
  waitFor(resource(two, 'B'), resource(one, 'A'));
  expect(() => waitFor(resource(one, 'C'), resource(two, 'D'))).toThrow(/cyclic/);
});

test('a nested stack waits for each resource beside it', () => {
  const outer = new Stack(new App(), 'Outer');
  const nested = new NestedStack(outer, 'Nested');
  const before = ['A', 'B'].map((id) => resource(outer, id));
  for (const first of before) waitFor(resource(nested, `After${first.node.id}`), first);
  expect(nested.nestedStackResource!.obtainDependencies()).toEqual(before);
});
