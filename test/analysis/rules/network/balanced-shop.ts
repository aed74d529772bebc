import { attach } from './target-group';
import { resource, shop } from '../../../support/shop';
import { Template } from '../../../support/templates';

/** The shop, or another one, with an Application Load Balancer in front of `Catalog`, which waits for its listener. */
export function balancedShop(template: Template = shop()): Template {
  const { Resources } = template;
  attach(template, 'HTTP');
  Object.assign(Resources, {
    BalancerSecurityGroup: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Balancer', VpcId: { Ref: 'Vpc' } }),
    CatalogFromBalancer: resource('AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': ['BalancerSecurityGroup', 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 8080,
      ToPort: 8080,
    }),
    Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internal',
      Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
      SecurityGroups: [{ 'Fn::GetAtt': ['BalancerSecurityGroup', 'GroupId'] }],
    }),
    Listener: resource('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: { Ref: 'Balancer' }, Port: 80, Protocol: 'HTTP', DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'TargetGroup' } }],
    }),
  });
  Resources.Catalog.DependsOn = [...Resources.Catalog.DependsOn ?? [], 'Listener'];
  return template;
}
