import { CfnCertificateAuthorityActivation, ICertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

const ACTIVATION = 'AWS::ACMPCA::CertificateAuthorityActivation';

/**
 * What an authority of this app consists of: an authority is created inactive, and issues nothing before its activation, to which
 * no reference leads.
 *
 * The L2 can only wrap the ARN of a resource. Its activation is found beside that resource.
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
