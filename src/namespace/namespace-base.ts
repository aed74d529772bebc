import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectEndpoint } from '../endpoint';
import {
  ImportEndpointOptions, IServiceConnectEndpoint, IServiceConnectNamespace, IServiceConnectService, publishedEndpoints, NamespaceRegistry,
  BoundEndpoint, onePort,
} from '../mesh';
import { ServiceConnectNamespaceMetrics } from '../metrics';
import { registerValidator, checkPort } from '../validation';

/**
 * What every namespace has, whoever made it.
 *
 * @internal
 */
export abstract class NamespaceBase extends Construct implements IServiceConnectNamespace {
  public abstract readonly namespaceName: string;
  public abstract readonly namespaceArn: string;

  public readonly metrics = ServiceConnectNamespaceMetrics._of({ publishedEndpoints: () => this.services.flatMap(publishedEndpoints) });

  constructor(scope: Construct, id: string) {
    super(scope, id);
    registerValidator(this);
  }

  public get services(): IServiceConnectService[] {
    return NamespaceRegistry.of(this).services;
  }

  public importEndpoint(id: string, options: ImportEndpointOptions): IServiceConnectEndpoint {
    const { dnsName, port, protocol, discoveryName, securityGroup, containerPort = port, ingressPortOverride, tls = false } = options;
    // Unless it is given, containerPort is the port: what is wrong is said of what was given.
    checkPort('port', port, this);
    // An endpoint of one's own checks the same ranges and patterns.
    const name = Token.isUnresolved(dnsName) ? 'imported' : undefined;
    const { listenPort } = ServiceConnectEndpoint.tcp({ name, containerPort, port, dnsName, discoveryName, ingressPortOverride });
    new Construct(this, id); // CDK refuses a second one of that name
    return new BoundEndpoint(
      { namespace: this, dnsName, port, protocol, discoveryName },
      { name: id, listens: onePort(listenPort), network: securityGroup, tls },
    );
  }
}
