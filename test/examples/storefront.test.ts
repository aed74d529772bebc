import { StorefrontStack } from '../../examples/storefront/storefront-stack';
import { resourcesOf } from '../support/app';
import { once } from '../support/once';
import { gaps, orders, partsOf } from '../support/public-gaps';
import { anyOrder, SimulatedDeployment } from '../support/simulated-deployment';
import { complaintsOf, reportsOf, synthesiseStrictly } from '../support/strict';

const CONTEXT = jest.requireActual('../../examples/storefront/cdk.json').context as Record<string, unknown>;

describe('the storefront', () => {
  const example = once(() => {
    const assembly = synthesiseStrictly(CONTEXT, (app) => new StorefrontStack(app, 'Storefront'));
    const resources = assembly.getStackByName('Storefront').template.Resources as ReturnType<typeof resourcesOf>;
    const ofType = (type: string) => Object.values(resources).filter(({ Type }) => Type === `AWS::ElasticLoadBalancingV2::${type}`).map(({ Properties }) => Properties);
    return { assembly, resources, ofType, deployment: SimulatedDeployment.of(assembly) };
  });

  test('passes the strictest validation of CDK', () => {
    const { assembly } = example();
    expect(reportsOf(assembly)).toEqual([]);
  });

  test('breaks no rule', () => {
    const { assembly } = example();
    expect(complaintsOf(assembly)).toEqual([]);
  });

  test('has one load balancer, which redirects to HTTPS and tells web and API apart by path', () => {
    const { ofType } = example();
    expect(ofType('LoadBalancer')).toHaveLength(1);
    const listeners = ofType('Listener').map(({ Port, Protocol, DefaultActions: [{ Type }] }) => [Port, Protocol, Type]);
    expect(listeners.sort()).toEqual([[443, 'HTTPS', 'forward'], [80, 'HTTP', 'redirect']]);
    expect(ofType('ListenerRule')).toMatchObject([{ Priority: 10, Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/catalog/*'] } }] }]);
  });

  test('speaks TLS behind it', () => {
    const { ofType } = example();
    expect(ofType('TargetGroup').map(({ Protocol, HealthCheckProtocol, HealthCheckPath }) => [Protocol, HealthCheckProtocol, HealthCheckPath]).sort()).toEqual([
      ['HTTPS', 'HTTPS', '/actuator/health'], ['HTTPS', 'HTTPS', '/health'],
    ]);
  });

  test('is never public while a service, or a rule between services, is missing', () => {
    const { deployment } = example();
    const { openings, needed } = partsOf(deployment);
    expect(openings).toHaveLength(3);
    expect(needed).toHaveLength(3 + 2 + 2); // services, connections, and the load balancer's rules
    for (const choose of orders(openings, (addresses) => deployment.earliest(addresses))) {
      expect(gaps(deployment, deployment.creation(choose))).toEqual([]);
    }
    const everything = deployment.creation(anyOrder(1)).map(({ address }) => address);
    for (const choose of orders(needed, (addresses) => deployment.earliestGone(addresses))) {
      expect(gaps(deployment, deployment.deletion(choose), everything)).toEqual([]);
    }
  });
});
