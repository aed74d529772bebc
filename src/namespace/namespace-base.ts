import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectEndpoint, ServiceConnectProtocol } from '../endpoint';
import {
  BoundEndpoint, IServiceConnectEndpoint, IServiceConnectNamespace, IServiceConnectService, NamespaceRegistry, onePort, publishedEndpoints,
  ServiceConnectEndpointImportOptions,
} from '../mesh';
import { ServiceConnectNamespaceMetrics } from '../metrics';
import { checkEnum, checkPort, markRelease, registerValidator } from '../validation';

/**
 * What every namespace has, whether this library or another construct made it.
 *
 * @internal
 */
export abstract class NamespaceBase extends Construct implements IServiceConnectNamespace {
  public abstract readonly namespaceName: string;
  public abstract readonly namespaceArn: string;

  public readonly metrics = ServiceConnectNamespaceMetrics._of({ publishedEndpoints: () => this.services.flatMap(publishedEndpoints) });

  constructor(scope: Construct, id: string) {
    super(scope, id);
    markRelease(this);
    registerValidator(this);
  }

  public get services(): IServiceConnectService[] {
    return NamespaceRegistry.of(this).services;
  }

  public importEndpoint(id: string, options: ServiceConnectEndpointImportOptions): IServiceConnectEndpoint {
    checkEnum('protocol', options.protocol, ServiceConnectProtocol, this);
    const { dnsName, port, protocol, discoveryName, securityGroup, containerPort = port, ingressPortOverride, tls = false } = options;
    // Checked first, so that the message names `port` and not `containerPort`, which is the same by default.
    checkPort('port', port, this);
    // An endpoint of this app checks the same ranges and patterns.
    const name = Token.isUnresolved(dnsName) ? 'imported' : undefined;
    const { listenPort } = ServiceConnectEndpoint.tcp({ name, containerPort, port, dnsName, discoveryName, ingressPortOverride });
    new Construct(this, id); // CDK rejects a second construct with this id
    return new BoundEndpoint(
      { namespace: this, dnsName, port, protocol, discoveryName },
      { name: id, listens: onePort(listenPort), network: securityGroup, tls },
    );
  }
}
