import { sc807 } from '../../../../src/analysis/rules/platform/sc807-container-instance-poll';
import { resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { ec2Shop, managedPolicy, onProviders } from './ec2-shop';

const base = ec2Shop;

const condition = { ArnEquals: { 'ecs:cluster': { 'Fn::GetAtt': ['Cluster', 'Arn'] } } };

/** The role of the instances has those managed policies and, in a policy of its own, that statement. */
const granted = (statement?: unknown, ...managed: unknown[]) => (template: Template) => {
  template.Resources.InstanceRole.Properties.ManagedPolicyArns = managed;
  if (statement === undefined) return;
  template.Resources.InstancePolicy = resource('AWS::IAM::Policy', {
    PolicyName: 'instances',
    PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
    Roles: [{ Ref: 'InstanceRole' }],
  });
};

const poll = (more: Properties = {}): Properties => ({ Effect: 'Allow', Action: ['ecs:Poll', 'ecs:StartTelemetrySession'], Resource: '*', ...more });

const message = 'the role of the container instances of "Catalog" is not allowed ecs:Poll on the task sets of the cluster';
const resources = ['InstanceRole'];

export const cases: RuleCases = {
  rule: sc807,
  violations: [
    { base, on: 'no policy', mutate: granted(), messages: [message], fix: 'allow ecs:Poll on arn:aws:ecs:<region>:<account>:task-set/<cluster>/* without that condition, or attach the managed policy AmazonEC2ContainerServiceforEC2Role', resources, property: 'ManagedPolicyArns' },
    { base, on: 'what CDK grants: everything, for the cluster', mutate: granted(poll({ Condition: condition })), messages: [message], resources },
    ...[
      'AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy', 'AmazonEC2ContainerRegistryReadOnly', 'service-role/AmazonEC2RoleforSSM',
      'AWSXRayDaemonWriteAccess', 'AmazonS3ReadOnlyAccess',
    ].map((name) => ({ base, on: `the managed policy ${name}`, mutate: granted(undefined, managedPolicy(name)), messages: [message], resources })),
    { base, on: 'container instances only', mutate: granted(poll({ Resource: 'arn:aws:ecs:*:*:container-instance/*' })), messages: [message], resources },
    { base, on: 'the cluster only', mutate: granted(poll({ Resource: { 'Fn::GetAtt': ['Cluster', 'Arn'] } })), messages: [message], resources },
    { base, on: 'other actions', mutate: granted(poll({ Action: ['ecs:Submit*', 'ecr:*'] })), messages: [message], resources },
    { base, on: 'a denial', mutate: granted(poll({ Effect: 'Deny' })), messages: [message], resources },
    {
      base,
      on: 'a managed policy of the template that grants something else',
      mutate: (template) => {
        granted(undefined, { Ref: 'Managed' })(template);
        template.Resources.Managed = resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: poll({ Action: 'ecr:GetAuthorizationToken' }) } });
      },
      messages: [message],
      resources,
    },
    {
      base,
      on: 'a policy of another role',
      mutate: (template) => {
        granted(poll())(template);
        template.Resources.Other = resource('AWS::IAM::Role', {});
        template.Resources.InstancePolicy.Properties.Roles = [{ Ref: 'Other' }];
      },
      messages: [message],
      resources,
    },
    {
      base,
      on: 'a capacity provider',
      mutate: (template) => {
        granted()(template);
        onProviders(template, { Ref: 'Provider' });
      },
      messages: [message],
      resources,
    },
  ],
  silent: [
    { base, on: 'the managed policy', mutate: () => undefined },
    { base, on: 'everything', mutate: granted(poll()) },
    { base, on: 'a wildcard', mutate: granted(poll({ Action: 'ecs:*', Resource: 'arn:aws:ecs:eu-west-1:111111111111:*' })) },
    { base, on: 'any action', mutate: granted(poll({ Action: '*' })) },
    { base, on: 'task sets', mutate: granted(poll({ Resource: ['arn:aws:ecs:eu-west-1:111111111111:task-set/shop/*'] })) },
    { base, on: 'task sets, as a reference', mutate: granted(poll({ Resource: { 'Fn::Sub': 'arn:aws:ecs:eu-west-1:111111111111:task-set/${Cluster}/*' } })) },
    { base, on: 'another condition, of which nobody knows', mutate: granted(poll({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } })) },
    { base, on: 'the cluster only if there is one', mutate: granted(poll({ Condition: { ArnEqualsIfExists: condition.ArnEquals } })) },
    { base, on: 'all actions but some', mutate: granted({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) },
    { base, on: 'a statement that only exists at deployment', mutate: granted({ 'Fn::If': ['Nobody', poll(), { Ref: 'AWS::NoValue' }] }) },
    { base, on: 'a managed policy of the account, which may grant it', mutate: granted(undefined, 'arn:aws:iam::111111111111:policy/instances') },
    { base, on: 'a managed policy that only exists at deployment', mutate: granted(undefined, { Ref: 'Policy' }) },
    { base, on: 'AdministratorAccess', mutate: granted(undefined, managedPolicy('AdministratorAccess')) },
    {
      base,
      on: 'an inline policy',
      mutate: (template) => {
        granted()(template);
        template.Resources.InstanceRole.Properties.Policies = [{ PolicyName: 'poll', PolicyDocument: { Statement: poll() } }];
      },
    },
    {
      base,
      on: 'a policy resource of its own, by the name of the role',
      mutate: (template) => {
        granted()(template);
        template.Resources.InstanceRole.Properties.RoleName = 'instances';
        template.Resources.Poll = resource('AWS::IAM::RolePolicy', { RoleName: 'instances', PolicyName: 'poll', PolicyDocument: { Statement: poll() } });
      },
    },
    {
      base,
      on: 'a role from elsewhere',
      mutate: (template) => {
        granted()(template);
        template.Resources.InstanceProfile.Properties.Roles = ['ecsInstanceRole'];
      },
    },
    {
      base,
      on: 'an instance profile from elsewhere',
      mutate: (template) => {
        granted()(template);
        template.Resources.Launch.Properties.LaunchTemplateData.IamInstanceProfile = { Name: 'ecsInstanceRole' };
      },
    },
  ],
};
