import { sc701 } from '../../../../src/analysis/rules/tls/sc701-tls-issuer';
import { resource } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { tlsOf, tlsShop } from '../../../support/tls-shop';
import { RuleCases } from '../rule-cases';

const base = tlsShop;
const authority = (arn: unknown) => (template: Template) => {
  tlsOf(template).IssuerCertificateAuthority = { AwsPcaAuthorityArn: arn };
};

const ARN = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/11111111-2222-3333-4444-555555555555';

export const cases: RuleCases = {
  rule: sc701,
  violations: [
    {
      on: 'the ARN of an ACM certificate',
      base,
      mutate: authority('arn:aws:acm:eu-west-1:111111111111:certificate/1'),
      messages: ['AwsPcaAuthorityArn is "arn:aws:acm:eu-west-1:111111111111:certificate/1"; use the ARN of a private certificate authority, arn:aws:acm-pca:'],
      fix: 'name the private certificate authority of AWS Private CA that signs the certificates',
      property: 'ServiceConnectConfiguration/Services/0/Tls/IssuerCertificateAuthority/AwsPcaAuthorityArn',
    },
    ...['', 'shop', '11111111-2222-3333-4444-555555555555', `${ARN}/certificate/1`, ` ${ARN}`, ARN.replace('eu-west-1', ''), ARN.replace('111111111111', '1')].map((arn) => ({
      on: JSON.stringify(arn),
      base,
      mutate: authority(arn),
      messages: [`AwsPcaAuthorityArn is ${JSON.stringify(arn)}`],
    })),
    ...['AWS::CertificateManager::Certificate', 'AWS::ACMPCA::Certificate', 'AWS::IAM::ServerCertificate'].map((type) => ({
      on: `a certificate of the template: ${type}`,
      base,
      mutate: (template: Template) => {
        template.Resources.Certificate = resource(type, { DomainName: 'shop.example.com' });
        authority({ Ref: 'Certificate' })(template);
      },
      messages: [`AwsPcaAuthorityArn is that of Certificate, an ${type}; use the ARN of a private certificate authority, arn:aws:acm-pca:`],
    })),
    { on: 'no ARN', base, mutate: authority(undefined), messages: ['AwsPcaAuthorityArn is left out; use the ARN of a private certificate authority, arn:'] },
    { on: 'no authority', base, mutate: (template) => delete tlsOf(template).IssuerCertificateAuthority, messages: ['AwsPcaAuthorityArn is left out'] },
  ],
  silent: [
    ...[ARN, ARN.replace('aws', 'aws-us-gov'), ARN.replace('aws', 'aws-cn')].map((arn) => ({ on: arn, base, mutate: authority(arn) })),
    { on: 'an authority of the template', base, mutate: authority({ Ref: 'Authority' }) },
    { on: 'an ARN in parts that are known', base, mutate: authority({ 'Fn::Sub': 'arn:${AWS::Partition}:acm-pca:${AWS::Region}:${AWS::AccountId}:certificate-authority/1' }) },
    { on: 'an ARN that only exists at deployment', base, mutate: authority({ 'Fn::ImportValue': 'authority' }) },
    { on: 'an ARN in parts that only exist at deployment', base, mutate: authority({ 'Fn::Sub': '${Prefix}/1' }) },
    { on: 'what another resource returns', base, mutate: authority({ 'Fn::GetAtt': ['Vpc', 'VpcId'] }) },
    { on: 'an authority that only exists at deployment', base, mutate: (template) => { tlsOf(template).IssuerCertificateAuthority = { Ref: 'Authorities' }; } },
    { on: 'an endpoint without TLS', mutate: () => undefined },
  ],
};
