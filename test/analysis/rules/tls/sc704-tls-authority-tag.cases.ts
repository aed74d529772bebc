import { sc704 } from '../../../../src/analysis/rules/tls/sc704-tls-authority-tag';
import { Template } from '../../../support/templates';
import { tlsOf, tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const base = tlsShop;
const tags = (Tags: unknown) => (template: Template) => { template.Resources.Authority.Properties.Tags = Tags; };
const resources = ['Authority'];

export const cases: RuleCases = {
  rule: sc704,
  violations: [
    { on: 'no tags', base, mutate: tags(undefined), messages: ['certificate authority Authority has no tag AmazonECSManaged; ECS requires AmazonECSManaged=true'], fix: 'tag Authority with AmazonECSManaged=true', resources, property: 'Tags' },
    { on: 'other tags', base, mutate: tags([{ Key: 'team', Value: 'shop' }]), messages: ['has no tag AmazonECSManaged'], resources },
    { on: 'another case', base, mutate: tags([{ Key: 'amazonecsmanaged', Value: 'true' }]), messages: ['has no tag AmazonECSManaged'], resources },
    { on: 'another value', base, mutate: tags([{ Key: 'AmazonECSManaged', Value: 'yes' }]), messages: ['has the tag AmazonECSManaged=yes'], property: 'Tags/0/Value', resources },
    { on: 'no value', base, mutate: tags([{ Key: 'AmazonECSManaged' }]), messages: ['has the tag AmazonECSManaged=; ECS requires'], resources },
  ],
  silent: [
    { on: 'the tag among others', base, mutate: tags([{ Key: 'team', Value: 'shop' }, { Key: 'AmazonECSManaged', Value: 'true' }]) },
    { on: 'the value as a boolean', base, mutate: tags([{ Key: 'AmazonECSManaged', Value: true }]) },
    { on: 'tags that only exist at deployment', base, mutate: tags({ Ref: 'Tags' }) },
    { on: 'a tag that only exists at deployment', base, mutate: tags([{ 'Fn::If': ['Nobody', { Key: 'a', Value: 'b' }, { Key: 'c', Value: 'd' }] }]) },
    { on: 'a value that only exists at deployment', base, mutate: tags([{ Key: 'AmazonECSManaged', Value: { Ref: 'Managed' } }]) },
    {
      on: 'an authority that no endpoint names',
      base,
      mutate: (template) => {
        tags(undefined)(template);
        tlsOf(template).IssuerCertificateAuthority.AwsPcaAuthorityArn = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/1';
      },
    },
    {
      on: 'an authority that only exists at deployment',
      base,
      mutate: (template) => {
        tags(undefined)(template);
        tlsOf(template).IssuerCertificateAuthority.AwsPcaAuthorityArn = { 'Fn::ImportValue': 'authority' };
      },
    },
  ],
};
