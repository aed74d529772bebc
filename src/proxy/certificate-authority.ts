import {
  CertificateAuthorityReference, CfnCertificate, CfnCertificateAuthority, CfnCertificateAuthorityActivation, ICertificateAuthority,
} from 'aws-cdk-lib/aws-acmpca';
import { RemovalPolicy, Resource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkAmount } from '../validation';

const KEY_ALGORITHM = 'EC_prime256v1';
const SIGNING_ALGORITHM = 'SHA256WITHECDSA';
const DEFAULT_VALIDITY_YEARS = 10;

/** Properties of a certificate authority. */
export interface ServiceConnectCertificateAuthorityProps {
  /**
   * Common name in the authority's own certificate.
   *
   * @default 'Amazon ECS Service Connect'
   */
  readonly commonName?: string;
  /**
   * Years until the authority's own certificate ends, at least 1. Replace the authority before.
   *
   * @default 10
   */
  readonly validityYears?: number;
  /**
   * Whether certificates of any lifetime can be issued. Service Connect needs seven days, for which a short-lived authority costs an
   * eighth of the monthly price.
   *
   * @default false
   */
  readonly generalPurpose?: boolean;
  /**
   * What happens to the authority when it leaves the stack. A deleted authority can be restored for thirty days.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A root certificate authority of AWS Private CA for Service Connect: in the mode for short-lived certificates, with its
 * self-signed certificate, active, and tagged for ECS.
 *
 * It is billed by the month from its creation on. `ServiceConnectTls.privateCa(new ServiceConnectCertificateAuthority(this, 'Ca'))`
 * is all that a mesh of its own needs; where an organization has an authority, make it issue instead.
 *
 * @see https://docs.aws.amazon.com/privateca/latest/userguide/short-lived-certificates.html
 * @resource AWS::ACMPCA::CertificateAuthority
 */
export class ServiceConnectCertificateAuthority extends Resource implements ICertificateAuthority {
  /** ARN of the authority. What has certificates issued depends on this construct, to wait until the authority is active. */
  public readonly certificateAuthorityArn: string;

  /** Throws SC012 for a validity below one year, SC004 for one that is a token. */
  constructor(scope: Construct, id: string, props: ServiceConnectCertificateAuthorityProps = {}) {
    super(scope, id);
    const { commonName = 'Amazon ECS Service Connect', validityYears = DEFAULT_VALIDITY_YEARS, generalPurpose = false } = props;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.DESTROY;
    checkAmount('validityYears', validityYears, 1, this);

    const authority = new CfnCertificateAuthority(this, 'Resource', {
      type: 'ROOT',
      usageMode: generalPurpose ? 'GENERAL_PURPOSE' : 'SHORT_LIVED_CERTIFICATE',
      keyAlgorithm: KEY_ALGORITHM,
      signingAlgorithm: SIGNING_ALGORITHM,
      subject: { commonName },
      tags: [{ key: 'AmazonECSManaged', value: 'true' }],
    });
    const certificate = new CfnCertificate(this, 'RootCertificate', {
      certificateAuthorityArn: authority.attrArn,
      certificateSigningRequest: authority.attrCertificateSigningRequest,
      signingAlgorithm: SIGNING_ALGORITHM,
      templateArn: Stack.of(this).formatArn({
        service: 'acm-pca', region: '', account: '', resource: 'template', resourceName: 'RootCACertificate/V1',
      }),
      validity: { type: 'YEARS', value: validityYears },
    });
    const activation = new CfnCertificateAuthorityActivation(this, 'Activation', {
      certificateAuthorityArn: authority.attrArn,
      certificate: certificate.attrCertificate,
    });
    for (const part of [authority, certificate, activation]) part.applyRemovalPolicy(removalPolicy);
    this.certificateAuthorityArn = authority.attrArn;
  }

  /** Reference to the authority. */
  public get certificateAuthorityRef(): CertificateAuthorityReference {
    return { certificateAuthorityArn: this.certificateAuthorityArn };
  }
}
