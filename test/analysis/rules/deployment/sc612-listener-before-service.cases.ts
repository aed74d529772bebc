import { sc612 } from '../../../../src/analysis/rules/deployment/sc612-listener-before-service';
import { alone, Template } from '../../../support/templates';
import { balancedShop as base } from '../network/balanced-shop';
import { RuleCases } from '../rule-cases';
import { inTwoStacks, stack } from './stacks';

/** Takes the order away, after another change. */
const apart = (change: (template: Template) => void = () => {}) => (template: Template) => {
  delete template.Resources.Catalog.DependsOn;
  change(template);
};

/** The listener in a stack of its own, which imports the target group. */
const listenerApart = (template: Template) => {
  const { frontend, backend } = inTwoStacks(template, ['Listener']);
  return [stack('Shop', backend, []), stack('Edge', frontend, ['Shop'])];
};

export const cases: RuleCases = {
  rule: sc612,
  violations: [
    {
      base,
      on: 'a service that does not wait',
      mutate: apart(),
      messages: ['service Catalog does not wait for Listener, which forwards to its target group; if ECS creates the service first, it answers that the target group does not'],
      fix: 'add Listener to the DependsOn of Catalog',
      property: 'LoadBalancers',
    },
    { base, on: 'a service that waits for the load balancer only', mutate: apart(({ Resources }) => { Resources.Catalog.DependsOn = 'Balancer'; }), messages: ['does not wait for Listener'] },
    {
      base,
      on: 'an alternate target group',
      mutate: ({ Resources }) => {
        Resources.Green = JSON.parse(JSON.stringify(Resources.TargetGroup));
        Resources.GreenListener = JSON.parse(JSON.stringify(Resources.Listener).replace('"TargetGroup"', '"Green"'));
        Resources.Catalog.Properties.LoadBalancers[0].AdvancedConfiguration = { AlternateTargetGroupArn: { Ref: 'Green' } };
      },
      messages: ['does not wait for GreenListener'],
    },
    {
      base,
      on: 'a stack that does not wait for that of the listener',
      mutate: apart(),
      sources: (template) => (template.Resources.Catalog.DependsOn ? [alone(template)] : listenerApart(template)),
      messages: ['does not wait for Listener'],
      fix: 'put Listener into the stack Shop',
    },
  ],
  silent: [
    { base, on: 'a service that waits', mutate: () => undefined },
    {
      base,
      on: 'a path over another resource',
      mutate: apart(({ Resources }) => {
        Resources.Ready = { Type: 'AWS::CloudFormation::WaitConditionHandle', Properties: {}, DependsOn: 'Listener' };
        Resources.Catalog.DependsOn = 'Ready';
      }),
    },
    {
      base,
      on: 'one of two listeners',
      mutate: ({ Resources }) => { Resources.Other = JSON.parse(JSON.stringify(Resources.Listener)); },
    },
    { base, on: 'a target group from elsewhere', mutate: apart(({ Resources }) => { Resources.Catalog.Properties.LoadBalancers[0].TargetGroupArn = { 'Fn::ImportValue': 'group' }; }) },
    { base, on: 'a listener from elsewhere', mutate: apart(({ Resources }) => delete Resources.Listener) },
    { base, on: 'a listener that may not exist', mutate: apart(({ Resources }) => { Resources.Listener.Condition = 'Later'; }) },
    { base, on: 'a service that may not exist', mutate: apart(({ Resources }) => { Resources.Catalog.Condition = 'Later'; }) },
    { base, on: 'actions that only exist at deployment', mutate: apart(({ Resources }) => { Resources.Listener.Properties.DefaultActions = { Ref: 'Actions' }; }) },
  ],
};
