import { resource, shop } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';

/** The image that AWS recommends. */
export const RECOMMENDED = '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id';

/** The shop on EC2: instances from a launch template, whose user data names the cluster, in a group behind a capacity provider. */
export function ec2Shop(): Template {
  const template = shop();
  for (const service of ['Catalog', 'Ui']) {
    template.Resources[service].Properties.LaunchType = 'EC2';
    template.Resources[`${service}Task`].Properties.RequiresCompatibilities = ['EC2'];
  }
  template.Parameters = { Image: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: RECOMMENDED } };
  Object.assign(template.Resources, {
    InstanceRole: resource('AWS::IAM::Role', { ManagedPolicyArns: [managedPolicy('service-role/AmazonEC2ContainerServiceforEC2Role')] }),
    InstanceProfile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'InstanceRole' }] }),
    Launch: launchTemplate(),
    Group: scalingGroup('Launch'),
    Provider: resource('AWS::ECS::CapacityProvider', { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Group' } } }),
  });
  return template;
}

/** A launch template whose instances join the cluster. */
export function launchTemplate(): ReturnType<typeof resource> {
  return resource('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      ImageId: { Ref: 'Image' },
      IamInstanceProfile: { Arn: { 'Fn::GetAtt': ['InstanceProfile', 'Arn'] } },
      UserData: { 'Fn::Base64': { 'Fn::Sub': 'echo ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config' } },
    },
  });
}

/** An Auto Scaling group of that launch template. */
export function scalingGroup(launch: string): ReturnType<typeof resource> {
  return resource('AWS::AutoScaling::AutoScalingGroup', {
    MinSize: '1',
    MaxSize: '2',
    LaunchTemplate: { LaunchTemplateId: { Ref: launch }, Version: { 'Fn::GetAtt': [launch, 'LatestVersionNumber'] } },
  });
}

/** The ARN of a policy that AWS manages. */
export function managedPolicy(name: string): Properties {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` };
}

/** Puts `Catalog` on capacity providers instead of a launch type. */
export function onProviders(template: Template, ...providers: unknown[]): void {
  delete template.Resources.Catalog.Properties.LaunchType;
  template.Resources.Catalog.Properties.CapacityProviderStrategy = providers.map((CapacityProvider) => ({ CapacityProvider, Weight: 1 }));
}
