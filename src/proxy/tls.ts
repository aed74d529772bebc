import { ICertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { partsOf } from './authority-parts';
import { BoundTls } from './bound-proxy';
import { grantTlsKey, sharedTlsRole } from './tls-role';
import { authorityArnProblem, sc701 } from '../analysis/rules/tls/sc701-tls-issuer';
import { refuseIf } from '../validation';

/** What goes with a private certificate authority. */
export interface ServiceConnectPrivateCaTlsOptions {
  /**
   * Key that encrypts the private keys of the certificates. It has to be symmetric. The role is granted to encrypt, decrypt and
   * generate data keys with it.
   *
   * @default - the key that AWS Secrets Manager has for the account
   */
  readonly kmsKey?: IKey;
  /**
   * Role that ECS acts as to have certificates issued, and to store them in AWS Secrets Manager. It has to trust
   * `ecs.amazonaws.com`.
   *
   * @default - a new role with the managed policy that AWS made for this, one in each stack
   */
  readonly role?: IRole;
}

/**
 * Encryption between the proxies of an endpoint and those of its clients: TLS 1.3, with certificates that ECS has issued, and
 * replaces every five days.
 *
 * Applications notice nothing. A client speaks plain HTTP to the proxy beside it, so that URLs stay `http://`, and the server's
 * proxy hands plain requests to the server. TLS runs in network mode `awsvpc` only, and not in the Regions of China.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
 */
export class ServiceConnectTls {
  /**
   * With certificates of AWS Private CA. The authority has to carry the tag `AmazonECSManaged=true`, as that of
   * `ServiceConnectCertificateAuthority` does.
   *
   * Throws SC701 for an ARN that is not one of an authority.
   *
   * @param authority the authority that issues the certificates
   * @param options key and role, where they are not to be made
   */
  public static privateCa(authority: ICertificateAuthority, options: ServiceConnectPrivateCaTlsOptions = {}): ServiceConnectTls {
    const arn = authority.certificateAuthorityArn;
    if (!Token.isUnresolved(arn)) refuseIf(sc701, authorityArnProblem(arn), authority);
    return new ServiceConnectTls((service) => {
      const { kmsKey } = options;
      const role = options.role ?? sharedTlsRole(service, authority, kmsKey);
      if (kmsKey) grantTlsKey(role, kmsKey);
      return {
        configuration: { awsPcaAuthorityArn: arn, kmsKey, role },
        // The L1 depends on them, not the L2: other constructs inside the L2 would wait, too, and could close a cycle.
        holdUntilDeleted: ({ node }) => node.addDependency(role, ...partsOf(authority), ...kmsKey ? [kmsKey] : []),
      };
    });
  }

  /** No encryption, for an endpoint or a service whose service or namespace says otherwise. */
  public static none(): ServiceConnectTls {
    return new ServiceConnectTls(undefined);
  }

  private constructor(private readonly bind: ((service: IConstruct) => BoundTls) | undefined) {}

  /**
   * Whether anything is encrypted.
   *
   * @internal
   */
  public get _encrypts(): boolean {
    return this.bind !== undefined;
  }

  /** @internal */
  public _bind(service: IConstruct): BoundTls | undefined {
    return this.bind?.(service);
  }
}
