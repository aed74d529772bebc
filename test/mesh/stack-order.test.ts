import { App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { isNestedIn, StackOrder } from '../../src/mesh';

/** An app with these stacks, each with a part. */
function build(...ids: string[]) {
  const app = new App();
  const stacks = ids.map((id) => new Stack(app, id));
  return { order: StackOrder.of(app), stacks, parts: stacks.map((stack) => new Construct(stack, 'Part')) };
}

/** A stack, one nested in it, and one nested in that, each with a part. */
function nested() {
  const { order, stacks: [outer], parts: [part] } = build('Outer');
  const middle = new NestedStack(outer, 'Middle');
  const inner = new NestedStack(middle, 'Inner');
  return { order, stacks: [outer, middle, inner], parts: [part, ...[middle, inner].map((stack) => new Construct(stack, 'Part'))] };
}

test('a stack is nested in each stack around it, not in itself, and not in one beside it', () => {
  const { stacks: [outer, middle, inner] } = nested();
  const beside = new NestedStack(outer, 'Beside');
  expect([outer, middle, inner, beside].map((stack) => isNestedIn(inner, stack))).toEqual([true, true, false, false]);
  expect([middle, inner].map((stack) => isNestedIn(outer, stack))).toEqual([false, false]);
});

describe('of two constructs, the last', () => {
  test('is the second if their stacks do not wait for each other', () => {
    const { order, parts: [one, two] } = build('One', 'Two');
    expect([order.lastOf(one, two), order.lastOf(two, one)]).toEqual([two, one]);
  });

  test('is the one whose stack waits, through others as well', () => {
    const { order, parts: [one, two, three] } = build('One', 'Two', 'Three');
    order.require(one, two, 'a reason');
    order.require(two, three, 'a reason');
    expect([order.lastOf(one, three), order.lastOf(three, one)]).toEqual([one, one]);
  });

  test('is the one whose stack the user made wait', () => {
    const { order, stacks, parts: [one, two] } = build('One', 'Two');
    stacks[0].addStackDependency(stacks[1]);
    expect([order.lastOf(one, two), order.lastOf(two, one)]).toEqual([one, one]);
  });

  test('is the first if they are in one stack', () => {
    const { order, stacks: [stack], parts: [one] } = build('One');
    const other = new Construct(stack, 'Other');
    expect([order.lastOf(one, other), order.lastOf(other, one)]).toEqual([one, other]);
  });

  test('is the one in the outer stack if the other one is nested', () => {
    const { order, parts: [outer, , inner] } = nested();
    expect([order.lastOf(outer, inner), order.lastOf(inner, outer)]).toEqual([outer, outer]);
  });
});

describe('of several constructs, the last', () => {
  test('is the one whose stack waits for all others, whatever their order', () => {
    const { order, parts: [one, two, three] } = build('One', 'Two', 'Three');
    order.require(one, two, 'a reason');
    order.require(one, three, 'a reason');
    for (const parts of [[one, two, three], [two, one, three], [three, two, one]]) expect(order.lastOfAll(parts)).toBe(one);
  });

  test('is the first if nothing waits, and the first of those in the last stack', () => {
    const { order, stacks: [stack], parts: [one, two] } = build('One', 'Two');
    expect([order.lastOfAll([one, two]), order.lastOfAll([two, one])]).toEqual([one, two]);
    const other = new Construct(stack, 'Other');
    order.require(one, two, 'a reason');
    expect(order.lastOfAll([two, other, one])).toBe(other);
  });
});

describe('a cycle', () => {
  test('is refused with the reason of each part of it: the first that was given, or that the user declared it', () => {
    const { order, stacks, parts: [one, two, three] } = build('One', 'Two', 'Three');
    order.require(one, two, 'the first reason');
    order.require(one, two, 'another reason');
    stacks[1].addStackDependency(stacks[2]);
    expect(() => order.require(three, one, 'the last reason')).toThrow(
      /SC606.*Three → One \(the last reason\), One → Two \(the first reason\), Two → Three \(declared with addDependency\)/,
    );
  });

  test('that a dependency of the user closed is refused at the next call', () => {
    const { order, stacks, parts: [one, two] } = build('One', 'Two');
    order.require(one, two, 'a reason');
    stacks[1].addStackDependency(stacks[0]);
    expect(() => order.require(one, two, 'another reason')).toThrow(
      /SC606.*One → Two \(another reason\), Two → One \(declared with addDependency\)/,
    );
  });

  test('is not looked for where CDK has the dependency, since CDK then rejects the other one', () => {
    const { order, stacks, parts: [one, two] } = build('One', 'Two');
    stacks[0].addStackDependency(stacks[1]);
    expect(() => order.require(one, two, 'a reason')).not.toThrow();
    expect(() => order.require(two, one, 'a reason')).toThrow('One → Two (declared with addDependency)');
  });

  test('is refused with the advice, and names what would wait', () => {
    const { order, parts: [one, two] } = build('One', 'Two');
    order.require(one, two, 'a reason');
    expect(() => order.require(two, one, 'a reason', 'turn one of them around')).toThrow(/turn one of them around.*\[Two\/Part\]/);
  });

  test('inside one stack is refused, too, and a chain is none', () => {
    const { order, stacks: [stack], parts: [one] } = build('One');
    const [two, three] = ['Two', 'Three'].map((id) => new Construct(stack, id));
    order.require(one, two, 'a reason');
    order.require(two, three, 'a reason');
    order.require(one, three, 'a reason');
    expect(() => order.require(three, one, 'a reason')).toThrow('SC606');
  });

  test('of a nested stack and what stands beside it is refused', () => {
    const { order, stacks: [outer], parts: [part, , inner] } = nested();
    const beside = new Construct(outer, 'Beside');
    order.require(part, inner, 'a reason');
    order.require(inner, beside, 'a reason');
    expect(() => order.require(beside, part, 'a reason')).toThrow(/Outer\/Beside → Outer\/Part .*Outer\/Part → Outer\/Middle .*Outer\/Middle → Outer\/Beside /);
  });

  test('is none if something waits for its own stack, or that for it', () => {
    const { order, stacks: [outer], parts: [part, , inner] } = nested();
    for (const each of [part, inner]) {
      expect(() => order.require(each, outer, 'a reason')).not.toThrow();
      expect(() => order.require(outer, each, 'a reason')).not.toThrow();
    }
  });
});

test('a value makes wait for its resource, and nothing if it is imported', () => {
  const { order, stacks: [one, two] } = build('One', 'Two');
  const resource = new CfnResource(two, 'Topic', { type: 'AWS::SNS::Topic' });
  order.reference(one, 'arn:aws:sns:eu-west-1:111111111111:topic', 'a reason');
  expect(order.lastOf(one, two)).toBe(two);
  order.reference(one, resource.ref, 'a reason');
  expect(order.lastOf(one, two)).toBe(one);
});

describe('a draft', () => {
  test('records when it is committed, and not before', () => {
    const { order, parts: [one, two] } = build('One', 'Two');
    const draft = order.draft();
    draft.require(one, two, 'a reason');
    expect([draft.lastOf(one, two), order.lastOf(one, two)]).toEqual([one, two]);
    draft.commit();
    expect(order.lastOf(one, two)).toBe(one);
    expect(() => order.require(two, one, 'another reason')).toThrow('One → Two (a reason)');
  });

  test('of a draft knows what both know, with the reasons', () => {
    const { order, stacks: [stack], parts: [one] } = build('One');
    const [two, three] = ['Two', 'Three'].map((id) => new Construct(stack, id));
    order.require(one, two, 'what is recorded');
    const draft = order.draft();
    draft.require(two, three, 'what is drafted');
    expect(() => draft.draft().require(three, one, 'a reason')).toThrow(/\(what is recorded\).*\(what is drafted\)/);
    expect(() => order.require(three, one, 'a reason')).not.toThrow();
  });
});

test('an app has one order, and another app has another', () => {
  const { order, stacks: [one, two] } = build('One', 'Two');
  order.require(one, two, 'a reason');
  expect(StackOrder.of(one).lastOf(one, two)).toBe(one);
  expect(StackOrder.of(build('One').stacks[0])).not.toBe(order);
});
