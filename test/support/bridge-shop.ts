import { fargateTask, resource, shop } from './shop';
import { Template } from './templates';

/** The shop in network mode bridge, on instances whose security group admits itself on the dynamic ports. */
export function bridgeShop(): Template {
  const template = shop();
  const { Resources } = template;
  for (const name of ['Catalog', 'Ui']) {
    Resources[`${name}Task`] = fargateTask(Resources[`${name}Task`].Properties.ContainerDefinitions, {
      NetworkMode: 'bridge',
      RequiresCompatibilities: ['EC2'],
    });
    Resources[name].Properties.LaunchType = 'EC2';
    delete Resources[name].Properties.NetworkConfiguration;
    delete Resources[`${name}SecurityGroup`];
  }
  delete Resources.CatalogFromUi;
  Resources.Ui.DependsOn = ['Catalog', 'InstancesFromInstances'];
  Object.assign(Resources, {
    InstanceSecurityGroup: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Instances', VpcId: { Ref: 'Vpc' } }),
    InstancesFromInstances: resource('AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::GetAtt': ['InstanceSecurityGroup', 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': ['InstanceSecurityGroup', 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 32768,
      ToPort: 65535,
    }),
    InstanceRole: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role'],
    }),
    InstanceProfile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'InstanceRole' }] }),
    LaunchTemplate: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        ImageId: '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}',
        InstanceType: 't4g.small',
        IamInstanceProfile: { Arn: { 'Fn::GetAtt': ['InstanceProfile', 'Arn'] } },
        SecurityGroupIds: [{ 'Fn::GetAtt': ['InstanceSecurityGroup', 'GroupId'] }],
        UserData: { 'Fn::Base64': { 'Fn::Sub': '#!/bin/bash\necho ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config' } },
      },
    }),
    Instances: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '3',
      LaunchTemplate: {
        LaunchTemplateId: { Ref: 'LaunchTemplate' },
        Version: { 'Fn::GetAtt': ['LaunchTemplate', 'LatestVersionNumber'] },
      },
      VPCZoneIdentifier: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
    }),
  });
  return template;
}
