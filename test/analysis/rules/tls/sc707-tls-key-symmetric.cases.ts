import { sc707 } from '../../../../src/analysis/rules/tls/sc707-tls-key-symmetric';
import { resource } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { tlsOf, tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const base = tlsShop;
const spec = (KeySpec: unknown) => (template: Template) => { template.Resources.Key.Properties.KeySpec = KeySpec; };
const resources = ['Key'];

export const cases: RuleCases = {
  rule: sc707,
  violations: [
    ...['RSA_2048', 'ECC_NIST_P256', 'HMAC_256', 'SM2'].map((name) => ({
      on: name,
      base,
      mutate: spec(name),
      messages: [`KeySpec is "${name}" on key Key, which TLS uses; use SYMMETRIC_DEFAULT`],
      fix: 'use a key with KeySpec SYMMETRIC_DEFAULT',
      resources,
      property: 'KeySpec',
    })),
    {
      on: 'a key behind an alias',
      base,
      mutate: (template) => {
        template.Resources.Alias = resource('AWS::KMS::Alias', { AliasName: 'alias/tls', TargetKeyId: { Ref: 'Key' } });
        tlsOf(template).KmsKey = { Ref: 'Alias' };
        spec('RSA_4096')(template);
      },
      messages: ['KeySpec is "RSA_4096"'],
      fix: 'use a key with KeySpec SYMMETRIC_DEFAULT',
      resources,
    },
  ],
  silent: [
    { on: 'SYMMETRIC_DEFAULT', base, mutate: spec('SYMMETRIC_DEFAULT') },
    { on: 'the default', base, mutate: spec(undefined) },
    { on: 'a value that only exists at deployment', base, mutate: spec({ Ref: 'Spec' }) },
    { on: 'another key', base, mutate: (template) => { template.Resources.Other = resource('AWS::KMS::Key', { KeySpec: 'RSA_2048' }); } },
    {
      on: 'a key outside the template',
      base,
      mutate: (template) => {
        spec('RSA_2048')(template);
        tlsOf(template).KmsKey = 'alias/aws/secretsmanager';
      },
    },
    {
      on: 'a key that only exists at deployment',
      base,
      mutate: (template) => {
        spec('RSA_2048')(template);
        tlsOf(template).KmsKey = { 'Fn::ImportValue': 'key' };
      },
    },
    {
      on: 'no key',
      base,
      mutate: (template) => {
        spec('RSA_2048')(template);
        delete tlsOf(template).KmsKey;
      },
    },
  ],
};
