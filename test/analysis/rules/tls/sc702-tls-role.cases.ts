import { sc702 } from '../../../../src/analysis/rules/tls/sc702-tls-role';
import { resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { policy, TLS_POLICY, tlsOf, tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const base = tlsShop;
const ALLOWED = { Effect: 'Allow', Resource: '*', Action: ['acm-pca:IssueCertificate', 'acm-pca:GetCertificate', 'secretsmanager:CreateSecret'] };

const trust = (...statements: Properties[]) => (template: Template) => {
  template.Resources.TlsRole.Properties.AssumeRolePolicyDocument = policy(...statements);
};
const principal = (Principal: unknown, more: Properties = {}) => trust({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
const role = (properties: Properties) => (template: Template) => {
  Object.assign(template.Resources.TlsRole.Properties, { ManagedPolicyArns: undefined, ...properties });
};
const inline = (...statements: Properties[]) => role({ Policies: [{ PolicyName: 'tls', PolicyDocument: policy(...statements) }] });

const untrusted = (on: string, mutate: (template: Template) => void) => ({
  on,
  base,
  mutate,
  messages: ['role TlsRole is used for TLS, but does not trust ecs.amazonaws.com'],
  fix: 'allow sts:AssumeRole to the service ecs.amazonaws.com in the trust policy',
  resources: ['TlsRole'],
  property: 'AssumeRolePolicyDocument',
});
const powerless = (on: string, mutate: (template: Template) => void, missing = '') => ({
  on,
  base,
  mutate,
  messages: [`none of its policies grants ${missing}`],
  fix: 'attach the managed policy service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity, or statements that grant as much',
  resources: ['TlsRole'],
  property: 'ManagedPolicyArns',
  severity: 'warning' as const,
});

export const cases: RuleCases = {
  rule: sc702,
  violations: [
    untrusted('the principal of tasks', principal({ Service: 'ecs-tasks.amazonaws.com' })),
    untrusted('an account', principal({ AWS: 'arn:aws:iam::111111111111:root' })),
    untrusted('a statement that denies', principal({ Service: 'ecs.amazonaws.com' }, { Effect: 'Deny' })),
    untrusted('another action', principal({ Service: ['ecs.amazonaws.com'] }, { Action: 'sts:TagSession' })),
    untrusted('no statement', trust()),
    powerless('no policy', role({}), 'acm-pca:IssueCertificate, acm-pca:GetCertificate, secretsmanager:CreateSecret'),
    powerless('a name that no policy has', role({ RoleName: 'shop-tls' }), 'acm-pca:IssueCertificate'),
    powerless('the managed policy of another feature', role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes'] })),
    powerless('statements that lack an action', inline({ Effect: 'Allow', Action: ['acm-pca:*', 'kms:*'], Resource: '*' }), 'secretsmanager:CreateSecret'),
    powerless('a managed policy of the template that lacks an action', (template) => {
      const PolicyDocument = policy({ Effect: 'Allow', Action: 'acm-pca:*', Resource: '*' });
      template.Resources.Own = resource('AWS::IAM::ManagedPolicy', { PolicyDocument });
      role({ ManagedPolicyArns: [{ Ref: 'Own' }] })(template);
    }, 'secretsmanager:CreateSecret'),
    powerless('statements that deny', inline({ ...ALLOWED, Effect: 'Deny' }), 'acm-pca:IssueCertificate'),
    {
      on: 'no role',
      base,
      mutate: (template) => delete tlsOf(template).RoleArn,
      messages: ['RoleArn is left out; ECS needs a role that trusts ecs.amazonaws.com'],
      fix: 'name a role with the managed policy service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
      property: 'ServiceConnectConfiguration/Services/0/Tls/RoleArn',
      severity: 'warning',
    },
  ],
  silent: [
    { on: 'one principal among several', base, mutate: principal({ Service: ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'] }) },
    { on: 'any principal', base, mutate: principal('*') },
    { on: 'actions by pattern', base, mutate: principal({ Service: 'ecs.amazonaws.com' }, { Action: 'sts:Assume*' }) },
    { on: 'a statement that is no list', base, mutate: (template) => { template.Resources.TlsRole.Properties.AssumeRolePolicyDocument.Statement = { Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: ['sts:AssumeRole'] }; } },
    { on: 'a principal that only exists at deployment', base, mutate: principal({ Service: { Ref: 'Principal' } }) },
    { on: 'a principal that is left out', base, mutate: trust({ Effect: 'Allow', NotPrincipal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }) },
    { on: 'a trust policy that only exists at deployment', base, mutate: (template) => { template.Resources.TlsRole.Properties.AssumeRolePolicyDocument = { Ref: 'Trust' }; } },
    { on: 'equivalent statements', base, mutate: inline(ALLOWED) },
    { on: 'statements by pattern, in any case', base, mutate: inline({ Effect: 'Allow', Action: 'ACM-PCA:*', Resource: '*' }, { Effect: 'Allow', Action: 'secretsmanager:Create?ecret', Resource: '*' }) },
    { on: 'everything', base, mutate: inline({ Effect: 'Allow', Action: '*', Resource: '*' }) },
    { on: 'all but some actions', base, mutate: inline({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) },
    { on: 'the managed policy of another partition', base, mutate: role({ ManagedPolicyArns: [TLS_POLICY.replace('arn:aws:', 'arn:aws-cn:')] }) },
    { on: 'a managed policy of the user', base, mutate: role({ ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/tls'] }) },
    { on: 'a managed policy for administrators', base, mutate: role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }) },
    { on: 'a managed policy that only exists at deployment', base, mutate: role({ ManagedPolicyArns: [{ 'Fn::ImportValue': 'policy' }] }) },
    { on: 'an inline policy that only exists at deployment', base, mutate: role({ Policies: [{ Ref: 'Policy' }] }) },
    {
      on: 'a managed policy of the template',
      base,
      mutate: (template) => {
        template.Resources.Managed = resource('AWS::IAM::ManagedPolicy', { PolicyDocument: policy(ALLOWED) });
        role({ ManagedPolicyArns: [{ Ref: 'Managed' }] })(template);
      },
    },
    {
      on: 'a policy that names the role by its name',
      base,
      mutate: (template) => {
        role({ RoleName: 'shop-tls' })(template);
        template.Resources.ByName = resource('AWS::IAM::RolePolicy', { RoleName: 'shop-tls', PolicyName: 'tls', PolicyDocument: policy(ALLOWED) });
      },
    },
    {
      on: 'a policy whose role only exists at deployment',
      base,
      mutate: (template) => {
        role({})(template);
        template.Resources.Other = resource('AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }], PolicyName: 'tls', PolicyDocument: policy(ALLOWED) });
      },
    },
    { on: 'a role whose name only exists at deployment', base, mutate: role({ RoleName: { Ref: 'RoleName' } }) },
    { on: 'a role outside the template', base, mutate: (template) => { tlsOf(template).RoleArn = 'arn:aws:iam::111111111111:role/tls'; } },
    { on: 'a role that only exists at deployment', base, mutate: (template) => { tlsOf(template).RoleArn = { Ref: 'Role' }; } },
  ],
};
