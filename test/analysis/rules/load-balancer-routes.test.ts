import { readMesh } from '../../../src/analysis/reader';
import { LoadBalancerRoutes, targetGroupsIn } from '../../../src/analysis/rules/load-balancer-routes';
import { resource } from '../../support/shop';
import { alone, Resource, Template } from '../../support/templates';

const elb = (type: string, properties: Resource['Properties'] = {}) => resource(`AWS::ElasticLoadBalancingV2::${type}`, properties);
const forward = (TargetGroupArn: unknown) => [{ Type: 'forward', TargetGroupArn }];
const group = { Ref: 'Group' };
const PLAIN = { Balancer: elb('LoadBalancer'), Group: elb('TargetGroup'), Other: elb('TargetGroup') };

/** What forwards to the target group, with the load balancer in front. */
function routesTo(Resources: Template['Resources'], Conditions: Template['Conditions'] = {}): string[] {
  const mesh = readMesh([alone({ Conditions, Resources: { ...PLAIN, ...Resources } })]);
  return LoadBalancerRoutes.of(mesh).to('shop.template.json#Group')
    .map(({ resource: { origin }, loadBalancer }) => `${loadBalancer?.origin.logicalId ?? '?'} by ${origin.logicalId}`);
}

const listener = (actions: unknown = forward(group), balancer: unknown = { Ref: 'Balancer' }) => (
  elb('Listener', { LoadBalancerArn: balancer, DefaultActions: actions })
);

test('a listener forwards to the group of its default action', () => {
  expect(routesTo({ Listener: listener() })).toEqual(['Balancer by Listener']);
  expect(routesTo({ Listener: listener(forward({ Ref: 'Other' })) })).toEqual([]);
  expect(routesTo({})).toEqual([]);
});

test('a rule forwards for the load balancer of its listener', () => {
  const rule = elb('ListenerRule', { ListenerArn: { Ref: 'Listener' }, Actions: forward(group) });
  expect(routesTo({ Listener: listener(forward({ Ref: 'Other' })), Rule: rule })).toEqual(['Balancer by Rule']);
});

test('a load balancer from elsewhere is not known', () => {
  expect(routesTo({ Listener: listener(forward(group), 'arn:elsewhere') })).toEqual(['? by Listener']);
  expect(routesTo({ Listener: listener(forward(group), { Ref: 'Other' }) })).toEqual(['? by Listener']);
  expect(routesTo({ Rule: elb('ListenerRule', { ListenerArn: 'arn:elsewhere', Actions: forward(group) }) })).toEqual(['? by Rule']);
});

test('what may not exist is left out', () => {
  const Conditions = { Maybe: { 'Fn::Equals': [{ Ref: 'Nobody' }, 'x'] } };
  expect(routesTo({ Listener: { ...listener(), Condition: 'Maybe' } }, Conditions)).toEqual([]);
  const rule = elb('ListenerRule', { ListenerArn: { Ref: 'Listener' }, Actions: forward(group) });
  expect(routesTo({ Listener: { ...listener(), Condition: 'Maybe' }, Rule: rule }, Conditions)).toEqual(['? by Rule']);
});

test('the groups of actions are each told once, those of weights, too', () => {
  expect([...targetGroupsIn([{ TargetGroupArn: 'a' }, { ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'b' }, { TargetGroupArn: 'a' }, 'odd'] } }, 'odd'])])
    .toEqual(['a', 'b']);
  expect([...targetGroupsIn(undefined)]).toEqual([]);
});
