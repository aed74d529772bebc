import { App } from 'aws-cdk-lib/core';
import { ManagedInstancesStack } from '../../examples/managed-instances/managed-instances-stack';
import { cli } from '../cli/support/cli';
import { resourcesOf, serviceOf, taskOf } from '../support/app';
import { once } from '../support/once';
import { complaintsOf, reportsOf, synthesiseStrictly } from '../support/strict';

const CONTEXT = jest.requireActual('../../examples/managed-instances/cdk.json').context as Record<string, unknown>;

describe('the shop on ECS Managed Instances', () => {
  const example = once(() => {
    let stack!: ManagedInstancesStack;
    const assembly = synthesiseStrictly(CONTEXT, (app: App) => {
      stack = new ManagedInstancesStack(app, 'ManagedInstances');
    });
    return { assembly, stack, resources: resourcesOf(stack) };
  });

  test('passes the strictest validation of CDK', () => expect(reportsOf(example().assembly)).toEqual([]));

  test('breaks no rule', () => {
    const { assembly } = example();
    expect(complaintsOf(assembly)).toEqual([]);
    expect(cli(['check', assembly.directory])).toMatchObject({ code: 0, out: expect.stringContaining('no errors, no warnings in 2 services') });
  });

  test('runs by the capacity provider, in a size that Fargate does not have', () => {
    const { stack } = example();
    for (const service of [stack.web, stack.catalog]) {
      expect(serviceOf(service).Properties).toMatchObject({ CapacityProviderStrategy: [{ Weight: 1 }] });
      expect(serviceOf(service).Properties.LaunchType).toBeUndefined();
      expect(taskOf(service).Properties).toMatchObject({ Cpu: '556', Memory: '964', RequiresCompatibilities: ['MANAGED_INSTANCES'] });
    }
  });

  test('lets the instances poll the task sets of the cluster', () => {
    const statements = Object.values(example().resources).filter(({ Type }) => Type === 'AWS::IAM::Policy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as { Action: string; Resource: unknown }[]);
    expect(statements.filter(({ Action, Resource }) => Action === 'ecs:Poll' && JSON.stringify(Resource).includes(':task-set/'))).toHaveLength(1);
  });
});
