import { sc705 } from '../../../../src/analysis/rules/tls/sc705-tls-delete-order';
import { resource } from '../../../support/shop';
import { alone, Template } from '../../../support/templates';
import { policy, tlsOf, tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const base = tlsShop;
const loose = (template: Template) => delete template.Resources.Catalog.DependsOn;

export const cases: RuleCases = {
  rule: sc705,
  violations: [
    {
      on: 'a policy that nothing waits for',
      base,
      mutate: loose,
      messages: ['Catalog does not depend on TlsPolicy'],
      fix: 'add TlsPolicy to the DependsOn of Catalog',
      property: 'ServiceConnectConfiguration/Services/0/Tls',
    },
    {
      on: 'a policy that waits for the service',
      base,
      mutate: (template) => {
        template.Resources.Late = resource('AWS::IAM::RolePolicy', { PolicyName: 'late', RoleName: { Ref: 'TlsRole' }, PolicyDocument: policy() });
        template.Resources.Late.DependsOn = 'Catalog';
      },
      messages: ['Catalog does not depend on Late'],
      fix: 'let Catalog wait for Late; Late must not wait for Catalog',
    },
    {
      on: 'two policies',
      base,
      mutate: (template) => {
        loose(template);
        template.Resources.Managed = resource('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'TlsRole' }], PolicyDocument: policy() });
      },
      messages: ['Catalog does not depend on TlsPolicy, Managed'],
      fix: 'add TlsPolicy, Managed to the DependsOn of Catalog',
    },
  ],
  silent: [
    {
      on: 'a policy that is waited for by a path',
      base,
      mutate: (template) => {
        template.Resources.Catalog.DependsOn = 'Gate';
        template.Resources.Gate = { ...resource('AWS::CloudFormation::WaitConditionHandle', {}), DependsOn: 'TlsPolicy' };
      },
    },
    {
      on: 'a service that waits for another that waits for the policy',
      base,
      mutate: (template) => {
        template.Resources.Catalog.DependsOn = 'Other';
        template.Resources.Other = { ...resource('AWS::ECS::Service', { TaskDefinition: 'other:1' }), DependsOn: ['TlsPolicy'] };
      },
    },
    {
      on: 'a policy that may not exist',
      base,
      mutate: (template) => {
        loose(template);
        template.Resources.TlsPolicy.Condition = 'Nobody';
      },
    },
    {
      on: 'a service that may not exist',
      base,
      mutate: (template) => {
        loose(template);
        template.Resources.Catalog.Condition = 'Nobody';
      },
    },
    {
      on: 'a role that only exists at deployment',
      base,
      mutate: (template) => {
        loose(template);
        tlsOf(template).RoleArn = { Ref: 'Role' };
      },
    },
    {
      on: 'a role that another template exports',
      base,
      mutate: (template) => {
        loose(template);
        tlsOf(template).RoleArn = { 'Fn::ImportValue': 'tls-role' };
      },
      sources: (template) => {
        const { TlsRole, TlsPolicy, Key } = template.Resources;
        const Outputs = { Role: { Value: { 'Fn::GetAtt': ['TlsRole', 'Arn'] }, Export: { Name: 'tls-role' } } };
        const security = { ...alone({ Resources: { TlsRole, TlsPolicy, Key }, Outputs }, 'security.template.json'), assembly: 'shop.template.json', stackName: 'security' };
        return [security, alone(template)];
      },
    },
    { on: 'no role, key and authority of the template', base, mutate: (template) => { loose(template); Object.assign(tlsOf(template), { RoleArn: 'arn:aws:iam::111111111111:role/tls', KmsKey: undefined }); } },
  ],
};
