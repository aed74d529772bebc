import { endpointOf, resource, shop } from './shop';
import { Properties, Template } from './templates';

/** The AWS managed policy for the TLS role. */
export const TLS_POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity';

/** The shop with TLS on `Catalog`: authority, key, role and a policy beside the managed one, all in the template. */
export function tlsShop(): Template {
  const template = shop();
  Object.assign(template.Resources, {
    Authority: resource('AWS::ACMPCA::CertificateAuthority', {
      Type: 'ROOT',
      KeyAlgorithm: 'EC_prime256v1',
      SigningAlgorithm: 'SHA256WITHECDSA',
      UsageMode: 'SHORT_LIVED_CERTIFICATE',
      Subject: { CommonName: 'shop' },
      Tags: [{ Key: 'AmazonECSManaged', Value: 'true' }],
    }),
    Key: resource('AWS::KMS::Key', { KeyPolicy: { Version: '2012-10-17', Statement: [] } }),
    TlsRole: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      ManagedPolicyArns: [TLS_POLICY],
    }),
    TlsPolicy: resource('AWS::IAM::Policy', {
      PolicyName: 'key',
      Roles: [{ Ref: 'TlsRole' }],
      PolicyDocument: policy({
        Effect: 'Allow',
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'],
        Resource: { 'Fn::GetAtt': ['Key', 'Arn'] },
      }),
    }),
  });
  template.Resources.Catalog.DependsOn = ['TlsPolicy'];
  endpointOf(template).Tls = {
    IssuerCertificateAuthority: { AwsPcaAuthorityArn: { 'Fn::GetAtt': ['Authority', 'Arn'] } },
    KmsKey: { 'Fn::GetAtt': ['Key', 'Arn'] },
    RoleArn: { 'Fn::GetAtt': ['TlsRole', 'Arn'] },
  };
  return template;
}

/** A policy document of some statements. */
export function policy(...Statement: Properties[]): Properties {
  return { Version: '2012-10-17', Statement };
}

/** The TLS configuration of `Catalog`. */
export function tlsOf(template: Template): Properties {
  return endpointOf(template).Tls;
}
