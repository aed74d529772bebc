import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { deploy, describeDeployed, destroy, refusal } from './emulator';
import { deployedNames, idOf, leftBehind, planned, publicTooEarly, replacedOrGone, tooEarly, topologyOf, unresolved } from './judge';
import { Operation } from './operations';
import { Shop, shop } from './shop';

const RULE = 'AWS::EC2::SecurityGroupIngress';

/** A change, and which services it deploys and only updates; what it creates anew or deletes, by type. */
interface Step extends Shop {
  readonly title: string;
  readonly deploys: readonly string[];
  readonly updates?: readonly string[];
  readonly gone?: readonly string[];
}

const { ONE_YEAR } = RetentionDays;
const STEPS: readonly Step[] = [
  { title: 'a service is scaled', count: 3, deploys: [], updates: ['Catalog'] },
  { title: 'a server gets another endpoint', count: 3, administration: true, deploys: ['Catalog'] },
  { title: 'the alias of a server changes', count: 3, orders: 'purchases', deploys: ['Catalog', 'Orders', 'Ui'] },
  { title: 'a connection is removed, and its export stays', count: 3, uiCallsOrders: false, export: true, deploys: ['Orders', 'Ui'], gone: [RULE] },
  // The emulator updates no stack of which only the outputs change.
  { title: 'the export goes', count: 4, uiCallsOrders: false, deploys: [], updates: ['Catalog'] },
  { title: 'a route is added', count: 4, uiCallsOrders: false, route: true, deploys: ['Help'] },
  { title: 'the retention of logs changes', count: 4, uiCallsOrders: false, route: true, retention: ONE_YEAR, deploys: [] },
  { title: 'a server turns TLS on', count: 4, uiCallsOrders: false, route: true, retention: ONE_YEAR, tls: true, deploys: ['Catalog', 'Orders', 'Ui'] },
  {
    title: 'all of it is undone',
    deploys: ['Catalog', 'Help', 'Orders', 'Ui'],
    // The role of TLS, and what led from the load balancer to the help pages.
    gone: [
      'AWS::EC2::SecurityGroupEgress', RULE, RULE, 'AWS::ElasticLoadBalancingV2::ListenerRule', 'AWS::ElasticLoadBalancingV2::TargetGroup',
      'AWS::IAM::Role',
    ],
  },
];

describeDeployed('a shop over two stacks', () => {
  let directory = '';
  const log: Operation[] = [];

  test('is deployed', () => {
    directory = shop({});
    log.push(...deploy(directory));
    const topology = topologyOf(directory);
    expect(topology.connections).toHaveLength(3);
    expect([tooEarly, unresolved, publicTooEarly].flatMap((judge) => judge(log, topology))).toEqual([]);
  });

  test.each(STEPS)('$title: exactly the services that have to are deployed, as `plan --from` says', ({ deploys, updates = [], gone = [], ...change }) => {
    const [before, after] = [directory, shop(change)];
    const known = new Set(log.map(idOf));
    const done = deploy(after);
    directory = after;
    log.push(...done);

    const topology = topologyOf(after);
    const names = new Map(topology.services.map(({ id, name }) => [id, name]));
    const named = deployedNames(done, topology);
    const touched = done.filter(({ operation, type }) => operation === 'update' && type === 'AWS::ECS::Service').map((each) => names.get(idOf(each))!);
    expect(named).toEqual(deploys);
    expect(touched.filter((name) => !named.includes(name))).toEqual(updates);
    expect(planned(before, after, 'REDEPLOY')).toEqual(deploys);
    expect(planned(before, after, 'UPDATE')).toEqual(updates);
    expect(planned(before, after, 'CREATE', 'REPLACE', 'DELETE')).toEqual([]);
    expect(replacedOrGone(done, known).map((each) => each.split(' ')[1]).sort()).toEqual(gone);
    expect([tooEarly, unresolved].flatMap((judge) => judge(done, topology))).toEqual([]);
  });

  test('a connection that is removed in one deployment fails on the export, and what is deployed stays', () => {
    expect(refusal(shop({ count: 5, uiCallsOrders: false }))).toMatch(/Export .* cannot be deleted as it is in use by Front/);
  });

  test('is deleted without a leftover', () => {
    log.push(...destroy(directory));
    expect(leftBehind(log, directory)).toEqual([]);
  });
});
