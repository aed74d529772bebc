import { CfnCertificateAuthorityActivation, ICertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

const ACTIVATION = 'AWS::ACMPCA::CertificateAuthorityActivation';

/**
 * The constructs of an authority of this app. An authority issues certificates only after its activation, which nothing refers to.
 *
 * The L2 can wrap only the ARN of a resource, so the activation is searched for beside that resource.
 */
export function partsOf(authority: ICertificateAuthority): IConstruct[] {
  const { certificateAuthorityArn } = authority;
  const arn = Tokenization.reverseString(certificateAuthorityArn).firstToken;
  if (!Reference.isReference(arn) || !CfnResource.isCfnResource(arn.target)) return [authority];
  const { scope } = arn.target.node;
  const beside = scope === undefined || scope === authority ? [] : scope.node.children;
  const activations = beside.filter((child) => isActivation(child) && child.certificateAuthorityArn === certificateAuthorityArn);
  return [authority, arn.target, ...activations];
}

function isActivation(construct: IConstruct): construct is CfnCertificateAuthorityActivation {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === ACTIVATION;
}
