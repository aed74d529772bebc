import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ImportEndpointOptions, IServiceConnectEndpoint, IServiceConnectNamespace, IServiceConnectService } from '../contract';
import { ServiceConnectEndpoint } from '../endpoint';
import { publishedEndpoints } from './published-endpoints';
import { NamespaceRegistry } from './registry';
import { BoundEndpoint } from '../endpoint/bound-endpoint';
import { onePort } from '../endpoint/listening-ports';
import { ServiceConnectNamespaceMetrics } from '../metrics';
import { literalRequired, sc004 } from '../rules/misuse/sc004-literal-required';
import { portProblem, sc105 } from '../rules/ports/sc105-alias-port-range';
import { refuse, refuseIf } from '../validation/refuse';
import { registerValidator } from '../validation/register';

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
    if (Token.isUnresolved(port)) refuse(sc004, literalRequired('port'), this);
    refuseIf(sc105, portProblem('port', port), this);
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
