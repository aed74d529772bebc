import { sc115 } from '../../../../src/analysis/rules/ports/sc115-load-balancer-outlasts-request';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { balancedShop as base } from '../network/balanced-shop';
import { RuleCases } from '../rule-cases';

/** Sets the idle timeout of the load balancer, after another change. */
const idle = (Value: unknown, change: (template: Template) => void = () => {}) => (template: Template) => {
  template.Resources.Balancer.Properties.LoadBalancerAttributes = [{ Key: 'deletion_protection.enabled', Value: 'true' }, { Key: 'idle_timeout.timeout_seconds', Value }];
  change(template);
};

const request = (PerRequestTimeoutSeconds: unknown) => (template: Template) => { endpointOf(template).Timeout = { PerRequestTimeoutSeconds }; };

export const cases: RuleCases = {
  rule: sc115,
  violations: [
    {
      base,
      on: '300 seconds',
      mutate: idle('300'),
      messages: ['the load balancer Balancer waits 300 s for an answer, but the proxy of Catalog, which Listener forwards to, ends a request after 15 s'],
      fix: 'set PerRequestTimeoutSeconds of the endpoint to 300, or idle_timeout.timeout_seconds of the load balancer to what a request needs',
      property: 'ServiceConnectConfiguration/Services/0/Timeout/PerRequestTimeoutSeconds',
    },
    { base, on: '61 seconds, as a number', mutate: idle(61), messages: ['waits 61 s'] },
    { base, on: 'a longer per-request timeout that is not long enough', mutate: idle('300', request(299)), messages: ['ends a request after 299 s'] },
    {
      base,
      on: 'a rule of the listener, by a weighted target group',
      mutate: idle('300', ({ Resources }) => {
        const { DefaultActions } = Resources.Listener.Properties;
        Resources.Listener.Properties.DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
        Resources.Route = {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { Ref: 'Listener' }, Priority: 1, Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: DefaultActions } }] },
        };
        Resources.Catalog.DependsOn = ['Route'];
      }),
      messages: ['which Route forwards to'],
    },
    {
      base,
      on: 'a listener and a rule of it, once',
      mutate: idle('300', ({ Resources }) => {
        Resources.Route = {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: { ListenerArn: { Ref: 'Listener' }, Priority: 1, Actions: Resources.Listener.Properties.DefaultActions },
        };
        Resources.Catalog.DependsOn = ['Route'];
      }),
      messages: ['which Listener and Route forward to, ends a request after 15 s'],
    },
  ],
  silent: [
    { base, on: 'no idle timeout', mutate: () => undefined },
    { base, on: 'the default, 60 seconds', mutate: idle('60') },
    { base, on: 'the per-request timeout', mutate: idle('300', request(300)) },
    { base, on: 'a per-request timeout that is off', mutate: idle('300', request(0)) },
    { base, on: 'an idle timeout that only exists at deployment', mutate: idle({ Ref: 'Idle' }) },
    { base, on: 'a per-request timeout that only exists at deployment', mutate: idle('300', request({ Ref: 'Timeout' })) },
    { base, on: 'an ingress port override: traffic goes past the proxy', mutate: idle('300', (template) => { endpointOf(template).IngressPortOverride = 9000; template.Resources.CatalogFromUi.Properties.ToPort = 9000; }) },
    { base, on: 'an endpoint without appProtocol', mutate: idle('300', (template) => delete containerOf(template).PortMappings[0].AppProtocol) },
    { base, on: 'a Network Load Balancer', mutate: idle('300', ({ Resources }) => { Resources.TargetGroup.Properties.Protocol = 'TCP'; }) },
    { base, on: 'a listener that may not exist', mutate: idle('300', ({ Resources }) => { Resources.Listener.Condition = 'Later'; }) },
    { base, on: 'a load balancer from elsewhere', mutate: idle('300', ({ Resources }) => { Resources.Listener.Properties.LoadBalancerArn = { 'Fn::ImportValue': 'balancer' }; }) },
  ],
};
