import { App } from 'aws-cdk-lib/core';
import { BlueGreenStack } from '../../examples/blue-green/blue-green-stack';
import { cli } from '../cli/support/cli';
import { resourcesOf, serviceId, serviceOf } from '../support/app';
import { once } from '../support/once';
import { anyOrder, SimulatedDeployment } from '../support/simulated-deployment';
import { complaintsOf, reportsOf, synthesiseStrictly } from '../support/strict';

const CONTEXT = jest.requireActual('../../examples/blue-green/cdk.json').context as Record<string, unknown>;

describe('the blue/green shop', () => {
  const example = once(() => {
    let stack!: BlueGreenStack;
    const assembly = synthesiseStrictly(CONTEXT, (app: App) => {
      stack = new BlueGreenStack(app, 'BlueGreen');
    });
    return { assembly, stack, resources: resourcesOf(stack) };
  });

  test('passes the strictest validation of CDK', () => {
    expect(reportsOf(example().assembly)).toEqual([expect.objectContaining({ pluginName: 'ServiceConnect', conclusion: 'success', violations: [] })]);
  });

  test('breaks no rule but the one that it acknowledges, which the command knows', () => {
    const { assembly } = example();
    expect(complaintsOf(assembly).map((complaint) => complaint.slice(0, 5))).toEqual(['SC602', 'SC602']);
    expect(cli(['check', assembly.directory])).toMatchObject({ code: 0, out: expect.stringContaining('no errors, no warnings in 2 services') });
  });

  test.each(['web', 'api'] as const)('moves the traffic of %s by two rules of the listener, once the tests have passed', (name) => {
    const { stack, resources } = example();
    const { DeploymentConfiguration, LoadBalancers: [{ AdvancedConfiguration }], ServiceConnectConfiguration } = serviceOf(stack[name]).Properties;
    expect(DeploymentConfiguration).toMatchObject({
      Strategy: name === 'web' ? 'BLUE_GREEN' : 'CANARY',
      BakeTimeInMinutes: 15,
      LifecycleHooks: [{ LifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }],
    });
    expect(DeploymentConfiguration.DeploymentCircuitBreaker).toBeUndefined();
    expect(ServiceConnectConfiguration.Services[0].ClientAliases[0].TestTrafficRules).toEqual({ Header: { Name: 'x-shop-test', Value: { Exact: 'yes' } } });
    const { ProductionListenerRule: { Ref: production }, TestListenerRule: { Ref: tests } } = AdvancedConfiguration;
    expect(resources[tests].Properties.ListenerArn).toEqual(resources[production].Properties.ListenerArn);
    expect(resources[tests].Properties.Priority).toBeLessThan(resources[production].Properties.Priority);
    const added = resources[tests].Properties.Conditions.filter(({ Field }: { Field: string }) => Field === 'http-header');
    expect(added).toEqual([{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x-shop-test', Values: ['yes'] } }]);
  });

  test('can be tested, in any order of deployment, when its services deploy', () => {
    const { assembly, stack } = example();
    const deployment = SimulatedDeployment.of(assembly);
    const [admission] = deployment.find('AWS::EC2::SecurityGroupIngress', (_properties, id) => id === 'TestsAdmitted');
    const services = [stack.web, stack.api].map((service) => deployment.find('AWS::ECS::Service', (_properties, id) => id === serviceId(service))[0]);
    for (const seed of [1, 2, 3]) {
      const order = deployment.creation(anyOrder(seed)).map(({ address }) => address);
      expect(order).toEqual(expect.arrayContaining([admission, ...services]));
      for (const service of services) expect(order.indexOf(service)).toBeGreaterThan(order.indexOf(admission));
    }
  });
});
