import { sc607 } from '../../../../src/analysis/rules/deployment/sc607-public-before-frontend';
import { resource, shop } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { UNKNOWNS } from '../../../support/unknown';
import { RuleCases } from '../rule-cases';
import { callNobody, declare, inTwoStacks, stack } from './stacks';

const world = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' };

/** `Ui` behind an internet-facing load balancer that opens last. */
const frontend = () => {
  const template = shop();
  const { Resources } = template;
  Object.assign(Resources, {
    Zone: resource('AWS::Route53::HostedZone', { Name: 'example.com' }),
    BalancerSecurityGroup: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Balancer', VpcId: { Ref: 'Vpc' } }),
    Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internet-facing',
      Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
      SecurityGroups: [{ 'Fn::GetAtt': ['BalancerSecurityGroup', 'GroupId'] }],
    }),
    TargetGroup: resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'ip', Protocol: 'HTTP', Port: 8080, VpcId: { Ref: 'Vpc' } }),
    Listener: resource('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: { Ref: 'Balancer' },
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'TargetGroup' } }],
    }),
    UiFromBalancer: resource('AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::GetAtt': ['UiSecurityGroup', 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': ['BalancerSecurityGroup', 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 8080,
      ToPort: 8080,
    }),
    BalancerFromWorld: {
      ...resource('AWS::EC2::SecurityGroupIngress', { GroupId: { 'Fn::GetAtt': ['BalancerSecurityGroup', 'GroupId'] }, ...world }),
      DependsOn: 'Ui',
    },
    Record: {
      ...resource('AWS::Route53::RecordSet', {
        Name: 'shop.example.com',
        Type: 'A',
        HostedZoneId: { Ref: 'Zone' },
        AliasTarget: {
          DNSName: { 'Fn::Join': ['', ['dualstack.', { 'Fn::GetAtt': ['Balancer', 'DNSName'] }]] },
          HostedZoneId: { 'Fn::GetAtt': ['Balancer', 'CanonicalHostedZoneID'] },
        },
      }),
      DependsOn: ['Ui'],
    },
  });
  Resources.UiTask.Properties.ContainerDefinitions[0].PortMappings = [{ Name: 'ui', ContainerPort: 8080, AppProtocol: 'http' }];
  Resources.Ui.Properties.LoadBalancers = [{ ContainerName: 'app', ContainerPort: 8080, TargetGroupArn: { Ref: 'TargetGroup' } }];
  (Resources.Ui.DependsOn as string[]).push('Listener');
  return template;
};

/** `Ui` behind a public gateway, to which the world is admitted before `Ui` is there. */
const gateway = (connector: unknown = { PortName: 'ui' }, change: (template: Template) => void = () => undefined) => (template: Template) => {
  const { Resources } = template;
  for (const id of ['Balancer', 'Listener', 'TargetGroup', 'Record', 'UiFromBalancer']) delete Resources[id];
  delete Resources.Ui.Properties.LoadBalancers;
  Resources.Ui.DependsOn = ['Catalog', 'CatalogFromUi'];
  delete Resources.BalancerFromWorld.DependsOn;
  Resources.Gateway = resource('AWS::ECS::Gateway', {
    AccessType: 'PUBLIC',
    Configuration: { HostSharedAlb: { NetworkConfiguration: { InboundSecurityGroup: { 'Fn::GetAtt': ['BalancerSecurityGroup', 'GroupId'] } } } },
  });
  Resources.Ui.Properties.GatewayConnectors = [connector];
  change(template);
};

const open = (rules: unknown[]) => ({ Resources }: Template) => {
  Resources.BalancerSecurityGroup.Properties.SecurityGroupIngress = rules;
};

const FIX = ': a DNS record, or the open rule as an AWS::EC2::SecurityGroupIngress of its own';

const violation = (on: string, mutate: (template: Template) => void, ...messages: string[]) => (
  { on, base: frontend, mutate, messages: messages.length === 0 ? ['is public before it is created'] : messages, fix: FIX, resources: ['Ui'] }
);

/** A second service behind the load balancer of `Ui`: `Catalog`, which connects to nobody, by a rule of the listener. */
const routed = (action: (targetGroup: object) => object = forwardTo, more: object = {}) => ({ Resources }: Template) => {
  Resources.CatalogTargetGroup = resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'ip', Protocol: 'HTTP', Port: 8080, VpcId: { Ref: 'Vpc' } });
  Resources.CatalogRule = {
    ...resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: { Ref: 'Listener' },
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/catalog/*'] } }],
      Actions: [action({ Ref: 'CatalogTargetGroup' })],
    }),
    ...more,
  };
  Resources.CatalogFromBalancer = resource('AWS::EC2::SecurityGroupIngress', {
    GroupId: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] },
    SourceSecurityGroupId: { 'Fn::GetAtt': ['BalancerSecurityGroup', 'GroupId'] },
    IpProtocol: 'tcp',
    FromPort: 8080,
    ToPort: 8080,
  });
  Resources.Catalog.Properties.LoadBalancers = [{ ContainerName: 'app', ContainerPort: 8080, TargetGroupArn: { Ref: 'CatalogTargetGroup' } }];
  Resources.Catalog.DependsOn = ['CatalogRule'];
  // A connection that makes no order, so that what waits for Ui does not wait for Catalog.
  Resources.Ui.DependsOn = ['Listener'];
  declare({ Resources }, 'Ui', { endpoint: 'catalog:80', ordering: 'NONE' });
};

const forwardTo = (TargetGroupArn: object) => ({ Type: 'forward', TargetGroupArn });
const forwardByWeight = (TargetGroupArn: object) => ({
  Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 9 }, { TargetGroupArn: { Ref: 'TargetGroup' }, Weight: 1 }] },
});
const waitsForBoth = ({ Resources: { BalancerFromWorld, Record } }: Template) => {
  BalancerFromWorld.DependsOn = ['Ui', 'Catalog'];
  Record.DependsOn = ['Ui', 'Catalog'];
};
const ofCatalog = 'service Catalog is behind Balancer with service Ui, which connects to catalog:80, and is public before it is created: '
  + 'the DNS record Record, the rule of BalancerFromWorld for 0.0.0.0/0 do not wait for it';

const silent = (on: string, mutate: (template: Template) => void) => ({ on, base: frontend, mutate });

export const cases: RuleCases = {
  rule: sc607,
  violations: [
    { ...violation('a public gateway', gateway()), fix: `let what makes it public depend on Ui${FIX}`, property: 'GatewayConnectors' },
    violation('a connector for public gateways', gateway({ PortName: 'ui', Filters: { AccessTypes: ['PRIVATE', 'PUBLIC'] } })),
    violation(
      'an open rule in the group of the load balancer',
      open([world]),
      'service Ui connects to catalog:80 and is public before it is created: the rule of BalancerSecurityGroup for 0.0.0.0/0 does not wait for it',
    ),
    violation('an open IPv6 rule', open([{ IpProtocol: '-1', CidrIpv6: '::/0' }]), 'the rule of BalancerSecurityGroup for ::/0'),
    violation('an open rule of its own that does not wait', ({ Resources }) => {
      delete Resources.BalancerFromWorld.DependsOn;
    }, 'the rule of BalancerFromWorld for 0.0.0.0/0'),
    violation('a record that does not wait', ({ Resources }) => { delete Resources.Record.DependsOn; }, 'the DNS record Record does not wait for it'),
    violation('a CNAME', ({ Resources: { Record } }) => {
      delete Record.DependsOn;
      delete Record.Properties.AliasTarget;
      Object.assign(Record.Properties, { Type: 'CNAME', ResourceRecords: [{ 'Fn::GetAtt': ['Balancer', 'DNSName'] }], HostedZoneId: 'Z123' });
    }, 'the DNS record Record'),
    violation('several openings, once', (template) => {
      open([world, { ...world, FromPort: 443, ToPort: 443 }])(template);
      delete template.Resources.Record.DependsOn;
    }, 'the DNS record Record, the rule of BalancerSecurityGroup for 0.0.0.0/0 do not wait for it'),
    violation('a record that it waits for, and a rule that it does not', ({ Resources: { Record, BalancerFromWorld, Ui } }) => {
      for (const opening of [Record, BalancerFromWorld]) delete opening.DependsOn;
      (Ui.DependsOn as string[]).push('Record');
    }, 'the DNS record Record, the rule of BalancerFromWorld for 0.0.0.0/0 do not wait for it'),
    violation('a load balancer without scheme, which is internet-facing', (template) => {
      open([world])(template);
      delete template.Resources.Balancer.Properties.Scheme;
    }),
    violation('a rule of the listener that forwards', (template) => {
      open([world])(template);
      template.Resources.Listener.Properties.DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
      template.Resources.ListenerRule = resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: { Ref: 'Listener' },
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
        Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: { Ref: 'TargetGroup' }, Weight: 1 }] } }],
      });
    }),
    { ...violation('a second service, by a rule of the listener', routed(), ofCatalog), resources: ['Catalog'] },
    { ...violation('a second service, by weight', routed(forwardByWeight), ofCatalog), resources: ['Catalog'] },
    {
      ...violation('both of two services, each of which connects', (template) => {
        routed()(template);
        open([world])(template);
        waitsForBoth(template);
        declare(template, 'Catalog', 'tax:80');
      }, 'service Catalog connects to tax:80 and is public', 'service Ui connects to catalog:80 and is public'),
      resources: ['Catalog', 'Ui'],
    },
    violation('an inferred connection', (template) => {
      open([world])(template);
      delete template.Resources.Ui.Metadata;
    }, 'service Ui connects to catalog:80 (inferred from the environment variable CATALOG_URL) and is public before it is created'),
  ],
  silent: [
    silent('a public gateway that opens last', gateway(undefined, ({ Resources }) => { Resources.BalancerFromWorld.DependsOn = 'Ui'; })),
    silent('a private gateway', gateway(undefined, ({ Resources }) => { Resources.Gateway.Properties.AccessType = 'PRIVATE'; })),
    silent('a gateway of unknown access', gateway(undefined, ({ Resources }) => { Resources.Gateway.Properties.AccessType = { Ref: 'Access' }; })),
    silent('a gateway that may not exist', gateway(undefined, ({ Resources }) => { Resources.Gateway.Condition = 'Later'; })),
    silent('two public gateways', gateway(undefined, ({ Resources }) => { Resources.Second = Resources.Gateway; })),
    silent('a connector for private gateways', gateway({ PortName: 'ui', Filters: { AccessTypes: ['PRIVATE'] } })),
    ...UNKNOWNS.map(([on, value]) => silent(`${on} as the filter of a connector`, gateway({ PortName: 'ui', Filters: { AccessTypes: value } }))),
    ...UNKNOWNS.map(([on, value]) => silent(`${on} as a connector`, gateway(undefined, ({ Resources }) => { Resources.Ui.Properties.GatewayConnectors = value; }))),
    silent('rules and records that wait', () => {}),
    silent('a frontend that connects to nobody', (template) => {
      open([world])(template);
      callNobody(template);
    }),
    silent('a second service that what is public waits for, too', (template) => {
      routed()(template);
      waitsForBoth(template);
    }),
    silent('a second service behind a load balancer of its own', (template) => {
      routed()(template);
      const { Resources } = template;
      Resources.CatalogBalancer = { ...Resources.Balancer, Properties: { ...Resources.Balancer.Properties, Scheme: 'internal' } };
      Resources.CatalogListener = { ...Resources.Listener, Properties: { ...Resources.Listener.Properties, LoadBalancerArn: { Ref: 'CatalogBalancer' } } };
      Resources.CatalogRule.Properties.ListenerArn = { Ref: 'CatalogListener' };
      Resources.CatalogListener.Properties.DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
    }),
    silent('a second service by a rule that may not exist', routed(forwardTo, { Condition: 'Later' })),
    silent('an internal load balancer', (template) => {
      open([world])(template);
      template.Resources.Balancer.Properties.Scheme = 'internal';
    }),
    silent('a scheme that only exists at deployment', (template) => {
      open([world])(template);
      template.Resources.Balancer.Properties.Scheme = { Ref: 'Scheme' };
    }),
    silent('a record in a private zone', ({ Resources }) => {
      delete Resources.Record.DependsOn;
      Resources.Zone.Properties.VPCs = [{ VPCId: { Ref: 'Vpc' }, VPCRegion: 'eu-west-1' }];
    }),
    silent('a record of something else', ({ Resources }) => {
      delete Resources.Record.DependsOn;
      Resources.Record.Properties.AliasTarget = { DNSName: 'd111.cloudfront.net', HostedZoneId: 'Z2FDTNDATAQYW2' };
    }),
    silent('rules for some addresses', open([{ ...world, CidrIp: '10.0.0.0/8' }, { ...world, CidrIp: { Ref: 'Cidr' } }])),
    silent('rules that only exist at deployment', ({ Resources }) => {
      Resources.BalancerSecurityGroup.Properties.SecurityGroupIngress = { 'Fn::If': ['Later', [world], []] };
    }),
    silent('a ping from the world', open([{ ...world, IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }])),
    silent('a load balancer that may not exist', (template) => {
      open([world])(template);
      template.Resources.Balancer.Condition = 'Later';
    }),
    silent('a frontend that may not exist', (template) => {
      open([world])(template);
      template.Resources.Ui.Condition = 'Later';
    }),
    silent('a listener that may not exist', (template) => {
      open([world])(template);
      template.Resources.Listener.Condition = 'Later';
    }),
    silent('a rule that may not exist', ({ Resources: { BalancerFromWorld } }) => {
      delete BalancerFromWorld.DependsOn;
      BalancerFromWorld.Condition = 'Later';
    }),
    silent('a record that may not exist', ({ Resources: { Record } }) => {
      delete Record.DependsOn;
      Record.Condition = 'Later';
    }),
    silent('a target group from elsewhere', (template) => {
      open([world])(template);
      template.Resources.Ui.Properties.LoadBalancers[0].TargetGroupArn = { 'Fn::ImportValue': 'target-group' };
    }),
    silent('another load balancer', (template) => {
      open([world])(template);
      template.Resources.Listener.Properties.LoadBalancerArn = { Ref: 'Other' };
    }),
    silent('a security group that the load balancer does not use', (template) => {
      open([world])(template);
      template.Resources.Balancer.Properties.SecurityGroups = ['sg-1'];
    }),
    silent('a listener rule of an unknown listener', (template) => {
      open([world])(template);
      template.Resources.Listener.Properties.DefaultActions = { Ref: 'Actions' };
      template.Resources.ListenerRule = resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: { Ref: 'Elsewhere' }, Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'TargetGroup' } }],
      });
    }),
    {
      ...silent('stacks of which nobody knows the order', open([world])),
      sources: (template) => {
        const parts = inTwoStacks(template, ['Ui', 'UiTask']);
        const unordered = JSON.parse(JSON.stringify(parts.backend));
        return [stack('Backend', unordered), stack('Frontend', parts.frontend)].map(({ dependsOn: _, ...source }) => source);
      },
    },
  ],
};
