import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { IServiceConnectEndpoint } from './endpoint';
import { ServiceConnectProtocol } from '../endpoint';
import { IServiceConnectService } from './service';
import { NAMESPACE_EXPECTED } from '../analysis/rules/misuse';
import { ServiceConnectNamespaceMetrics } from '../metrics';
import { otherReleaseOf, refuseForeign } from '../validation';

/** Rejects what is no namespace, such as that of CDK, and one of another release. */
export function checkNamespaceObject(namespace: IServiceConnectNamespace, scope: IConstruct): void {
  const isNamespace = Construct.isConstruct(namespace) && 'importEndpoint' in namespace;
  if (!isNamespace || otherReleaseOf(namespace) !== undefined) refuseForeign('namespace', namespace, NAMESPACE_EXPECTED, scope);
}

/** A Cloud Map namespace in which services find each other through Service Connect. */
export interface IServiceConnectNamespace extends IConstruct {
  /** Name of the namespace. */
  readonly namespaceName: string;
  /** ARN of the namespace. Services refer to it by this ARN: by name, ECS can look it up before it exists, and then fail or create a duplicate. */
  readonly namespaceArn: string;
  /** The services that this app puts into the namespace, in the order of their definition. */
  readonly services: IServiceConnectService[];
  /** The metrics of all services that this app puts into the namespace, together. */
  readonly metrics: ServiceConnectNamespaceMetrics;
  /**
   * An endpoint that another app publishes in this namespace, as a target for `connectTo`.
   *
   * Throws SC105, SC106, SC203, SC204 or SC004 for values that no endpoint can have.
   *
   * @param id name of the endpoint in this app
   * @param options what the other app publishes
   */
  importEndpoint(id: string, options: ServiceConnectEndpointImportOptions): IServiceConnectEndpoint;
}

/** What another app publishes. */
export interface ServiceConnectEndpointImportOptions {
  /** Name that clients dial. */
  readonly dnsName: string;
  /** Port that clients dial. */
  readonly port: number;
  /** What the endpoint speaks. */
  readonly protocol: ServiceConnectProtocol;
  /**
   * Name of the endpoint in Cloud Map.
   *
   * @default - not known; metrics of the endpoint need it
   */
  readonly discoveryName?: string;
  /**
   * Security group of the server's tasks. A connection writes its ingress rule there.
   *
   * @default - no rule is written: the other app has to admit the client
   */
  readonly securityGroup?: ISecurityGroup;
  /**
   * Port of the server's container, on which its proxy listens.
   *
   * @default - the same as `port`
   */
  readonly containerPort?: number;
  /**
   * Port on which the server's proxy listens instead of the container port.
   *
   * @default - the proxy listens on `containerPort`
   */
  readonly ingressPortOverride?: number;
  /**
   * Whether the other app encrypts the endpoint with TLS. When that changes, clients have to be redeployed.
   *
   * @default false
   */
  readonly tls?: boolean;
}
