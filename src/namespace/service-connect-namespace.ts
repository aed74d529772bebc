import { HttpNamespace, INamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { CfnResource, RemovalPolicy, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { IServiceConnectNamespace, NamespaceDefaults, NamespaceRegistry, ServiceConnectCustomResourceOptions } from '../mesh';
import { ServiceConnectProxyLogging, ServiceConnectTls } from '../proxy';
import { NamespaceBase } from './namespace-base';
import { writeTopologyPage } from './topology-page';
import { namespaceArnProblem, namespaceNameProblem, sc305 } from '../analysis/rules/namespace/sc305-namespace-name-format';
import { checkAmount, refuseIf } from '../validation';

/** What a namespace sets for all services that are put into it. */
export interface ServiceConnectNamespaceOptions {
  /**
   * How many Service Connect services the namespace will hold in all, those of other apps included. Above 100, every task of the
   * namespace gets more memory for its proxy.
   *
   * @default - the services that this app puts into it
   */
  readonly expectedServices?: number;
  /**
   * How many tasks the services of the namespace will run in all, those of other apps included. Above 2,000, every task of the
   * namespace gets more memory for its proxy.
   *
   * @default - the tasks that the services of this app are expected to run
   */
  readonly expectedTasks?: number;
  /**
   * The logs of the proxies of services that do not set their own.
   *
   * @default ServiceConnectProxyLogging.awsLogs()
   */
  readonly proxyLogging?: ServiceConnectProxyLogging;
  /**
   * Encryption between the proxies of all endpoints whose service and who themselves do not say otherwise.
   *
   * @default - no encryption
   */
  readonly tls?: ServiceConnectTls;
  /**
   * How the Lambda function behind the custom resources of the services runs: that of `ServiceConnectOrdering.REDEPLOY_AFTER` and of
   * `cloudMapServiceArn()`. Without these two there is none.
   *
   * @default - in no VPC, with a role and a log group of its own
   */
  readonly customResources?: ServiceConnectCustomResourceOptions;
  /**
   * Whether each synthesis of the app puts `service-connect.html` into `cdk.out`: a page that draws all services of the app, and opens
   * from the disk. It reads files of this package, which an app that is bundled into one file does not have.
   *
   * @default - no page is written
   */
  readonly topology?: boolean;
}

/** Properties of a namespace. */
export interface ServiceConnectNamespaceProps extends ServiceConnectNamespaceOptions {
  /** Name of the namespace: 1 to 1,024 visible ASCII characters. Services see it only where an endpoint has no client alias. */
  readonly namespaceName: string;
  /**
   * What the namespace is for.
   *
   * @default - no description
   */
  readonly description?: string;
  /**
   * What happens to the namespace when it leaves the stack. ECS itself never deletes a namespace.
   *
   * @default - it is deleted, after all services that refer to it
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What identifies a namespace that exists already. */
export interface ServiceConnectNamespaceAttributes extends ServiceConnectNamespaceOptions {
  /** Name of the namespace. */
  readonly namespaceName: string;
  /** ARN of the namespace. */
  readonly namespaceArn: string;
}

/**
 * A Cloud Map HTTP namespace in which services find each other through Service Connect, and the register of those services.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 * @resource AWS::ServiceDiscovery::HttpNamespace
 */
export class ServiceConnectNamespace extends NamespaceBase {
  /**
   * Uses a Cloud Map namespace that another construct made: HTTP, private DNS or public DNS. Throws SC012 for a negative expectation,
   * SC004 for one that is a token.
   *
   * @param scope where to put the construct
   * @param id id of the construct
   * @param cloudMapNamespace the namespace
   * @param options what it sets for the services that this app puts into it
   */
  public static fromCloudMapNamespace(
    scope: Construct, id: string, cloudMapNamespace: INamespace, options: ServiceConnectNamespaceOptions = {},
  ): IServiceConnectNamespace {
    const { namespaceName, namespaceArn } = cloudMapNamespace;
    return new ExistingNamespace(scope, id, { ...options, namespaceName, namespaceArn });
  }

  /**
   * Uses a Cloud Map namespace that exists outside this app, of the same account and Region. Throws SC305 for an ARN
   * that is none, SC012 for a negative expectation, SC004 for one that is a token.
   *
   * @param scope where to put the construct
   * @param id id of the construct
   * @param attributes what identifies the namespace
   */
  public static fromNamespaceAttributes(scope: Construct, id: string, attributes: ServiceConnectNamespaceAttributes): IServiceConnectNamespace {
    return new ExistingNamespace(scope, id, attributes);
  }

  public readonly namespaceName: string;
  public readonly namespaceArn: string;
  /** The Cloud Map namespace. */
  public readonly cloudMapNamespace: INamespace;

  /**
   * Throws SC305 for a name that Cloud Map does not accept, SC012 for a negative expectation, SC004 for one that is a token.
   */
  constructor(scope: Construct, id: string, props: ServiceConnectNamespaceProps) {
    super(scope, id);
    const { namespaceName, description, removalPolicy } = props;
    if (!Token.isUnresolved(namespaceName)) refuseIf(sc305, namespaceNameProblem(namespaceName), this);
    checkExpectations(props, this);

    const namespace = new HttpNamespace(this, 'Resource', { name: namespaceName, description });
    const cfnNamespace = namespace.node.defaultChild as CfnResource;
    if (removalPolicy) cfnNamespace.applyRemovalPolicy(removalPolicy);
    this.node.defaultChild = cfnNamespace;
    this.cloudMapNamespace = namespace;
    this.namespaceName = namespaceName;
    this.namespaceArn = namespace.namespaceArn;
    NamespaceRegistry.of(this).declare(this, props);
    if (props.topology) writeTopologyPage(this);
  }
}

/** A namespace that this library did not make. */
class ExistingNamespace extends NamespaceBase {
  readonly namespaceName: string;
  readonly namespaceArn: string;

  constructor(scope: Construct, id: string, attributes: ServiceConnectNamespaceAttributes) {
    super(scope, id);
    const { namespaceName, namespaceArn } = attributes;
    checkExpectations(attributes, this);
    if (!Token.isUnresolved(namespaceArn)) refuseIf(sc305, namespaceArnProblem('namespaceArn', namespaceArn), this);
    this.namespaceName = namespaceName;
    this.namespaceArn = namespaceArn;
    NamespaceRegistry.of(this).declare(this, attributes);
    if (attributes.topology) writeTopologyPage(this);
  }
}

function checkExpectations({ expectedServices = 0, expectedTasks = 0 }: NamespaceDefaults, scope: Construct): void {
  checkAmount('expectedServices', expectedServices, 0, scope);
  checkAmount('expectedTasks', expectedTasks, 0, scope);
}
