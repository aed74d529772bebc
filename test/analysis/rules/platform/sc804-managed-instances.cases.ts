import { sc804 } from '../../../../src/analysis/rules/platform/sc804-managed-instances';
import { resource } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { ec2Shop, managedPolicy, onProviders } from './ec2-shop';

/** The shop on EC2, with a capacity provider of Managed Instances whose role has no policies. */
const base = () => {
  const template = ec2Shop();
  Object.assign(template.Resources, {
    ManagedRole: resource('AWS::IAM::Role', { RoleName: 'ecsInstanceRole' }),
    ManagedProfile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'ManagedRole' }] }),
    Managed: resource('AWS::ECS::CapacityProvider', {
      Name: 'managed',
      ManagedInstancesProvider: {
        InfrastructureRoleArn: 'arn:aws:iam::111111111111:role/ecs',
        InstanceLaunchTemplate: { Ec2InstanceProfileArn: { 'Fn::GetAtt': ['ManagedProfile', 'Arn'] } },
      },
    }),
  });
  return template;
};

const onManaged = (change: (template: Template) => void = () => undefined) => (template: Template) => {
  onProviders(template, { Ref: 'Managed' });
  change(template);
};

const policies = (...names: string[]) => onManaged((template) => {
  template.Resources.ManagedRole.Properties.ManagedPolicyArns = names.map(managedPolicy);
});

const statement = (change: object) => onManaged((template) => {
  const poll = { Effect: 'Allow', Action: 'ecs:Poll', Resource: 'arn:aws:ecs:eu-west-1:111111111111:task-set/*', ...change };
  template.Resources.ManagedRole.Properties.Policies = [{ PolicyName: 'poll', PolicyDocument: { Statement: [poll] } }];
});

const found = {
  base,
  messages: ['"Catalog" runs on the capacity provider "Managed" of ECS Managed Instances, whose role is not allowed ecs:Poll'],
  fix: 'attach the managed policy AmazonECSInstanceRolePolicyForManagedInstances, or allow ecs:Poll on arn:aws:ecs:<region>:<account>:task-set/<cluster>/*',
  resources: ['ManagedRole'],
  property: 'ManagedPolicyArns',
};

export const cases: RuleCases = {
  rule: sc804,
  violations: [
    { ...found, on: 'a role without policies', mutate: onManaged() },
    { ...found, on: 'a capacity provider by its name', mutate: (template) => onProviders(template, { Ref: 'Provider' }, 'managed') },
    { ...found, on: 'a managed policy that says nothing of it', mutate: policies('AmazonSSMManagedInstanceCore') },
    { ...found, on: 'a condition on the cluster', mutate: statement({ Condition: { ArnEquals: { 'ecs:cluster': { 'Fn::GetAtt': ['Cluster', 'Arn'] } } } }) },
    {
      ...found,
      on: 'the default strategy of the cluster',
      mutate: (template) => {
        delete template.Resources.Catalog.Properties.LaunchType;
        template.Resources.Defaults = resource('AWS::ECS::ClusterCapacityProviderAssociations', {
          Cluster: { Ref: 'Cluster' },
          CapacityProviders: [{ Ref: 'Managed' }],
          DefaultCapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Managed' }, Weight: 1 }],
        });
      },
    },
  ],
  silent: [
    { base, on: 'the managed policy of Managed Instances', mutate: policies('AmazonECSInstanceRolePolicyForManagedInstances') },
    { base, on: 'a statement that allows it', mutate: statement({}) },
    { base, on: 'a capacity provider of an Auto Scaling group', mutate: (template) => onProviders(template, { Ref: 'Provider' }) },
    { base, on: 'a capacity provider that only exists at deployment', mutate: (template) => onProviders(template, { Ref: 'Capacity' }) },
    {
      base,
      on: 'an instance profile from elsewhere',
      mutate: onManaged((template) => {
        template.Resources.Managed.Properties.ManagedInstancesProvider = { InstanceLaunchTemplate: { Ec2InstanceProfileArn: { Ref: 'Profile' } } };
      }),
    },
    { base, on: 'no instance profile', mutate: onManaged((template) => { template.Resources.Managed.Properties.ManagedInstancesProvider = {}; }) },
    {
      base,
      on: 'a task definition of Managed Instances alone',
      mutate: (template) => {
        template.Resources.CatalogTask.Properties.RequiresCompatibilities = ['MANAGED_INSTANCES'];
      },
    },
    {
      base,
      on: 'a launch type, whatever the default strategy of the cluster',
      mutate: (template) => {
        template.Resources.Cluster.Properties.DefaultCapacityProviderStrategy = [{ CapacityProvider: { Ref: 'Managed' } }];
      },
    },
  ],
};
