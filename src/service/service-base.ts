import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import {
  ConnectOptions, IServiceConnectEndpoint, IServiceConnectNamespace, IServiceConnectService, IServiceConnectTarget, ServiceConnectConnection,
} from '../contract';
import { ServiceConnectEndpoint } from '../endpoint';
import { cloudMapServiceArn } from './cloud-map-service';
import { connect } from './connect';
import { chooseOne } from './endpoint-choice';
import { checkEndpoints } from './endpoint-set';
import { tlsOf } from './endpoint-tls';
import { serviceMetrics } from './measured';
import { BoundEndpoint, bindingOf } from '../endpoint/bound-endpoint';
import { ServiceConnectMetrics } from '../metrics';
import { Member, setMember } from '../namespace/member';
import { NamespaceRegistry } from '../namespace/registry';
import { ServiceConnectTls } from '../proxy';

/**
 * What every service on the mesh has, however it runs.
 *
 * @internal
 */
export abstract class ServiceBase extends Construct implements IServiceConnectService {
  public readonly namespace: IServiceConnectNamespace;
  public readonly endpoints: IServiceConnectEndpoint[];
  /** Network connections of the tasks. */
  public abstract readonly connections: Connections;
  /** The container that connections set environment variables in. */
  public abstract readonly container: ContainerDefinition;
  private member?: Member;

  constructor(
    scope: Construct, id: string, namespace: IServiceConnectNamespace, definitions: readonly ServiceConnectEndpoint[], tls?: ServiceConnectTls,
  ) {
    super(scope, id);
    this.namespace = namespace;
    checkEndpoints(definitions, this);
    const registry = NamespaceRegistry.of(namespace);
    registry.register({ service: this, definitions, expectedTasks: () => this.member?.expectedTasks() ?? 1 });
    this.endpoints = definitions.map((definition) => {
      const { name, listenPort, port, protocol, discoveryName } = definition;
      const binding = {
        name,
        listenPort,
        server: this,
        network: this,
        tls: tlsOf(definition, tls, namespace) !== undefined,
        cloudMapServiceArn: () => cloudMapServiceArn(this.member!),
      };
      return new BoundEndpoint({ namespace, dnsName: registry.hostOf(definition), port, protocol, discoveryName }, binding);
    });
  }

  public get metrics(): ServiceConnectMetrics {
    return serviceMetrics(this.member!);
  }

  public endpoint(name?: string): IServiceConnectEndpoint {
    const chosen = this.endpoints.map((endpoint) => ({ endpoint, binding: bindingOf(endpoint)! }));
    return chooseOne(this.node.path, chosen, 'endpoint()', name, this).endpoint;
  }

  public connectTo(target: IServiceConnectTarget, options: ConnectOptions = {}): ServiceConnectConnection {
    return connect(this.member!, this.container, target, options);
  }

  /**
   * Makes the service known to the rest of the mesh, once its parts are there.
   *
   * @internal
   */
  protected _join(member: Member): void {
    this.member = member;
    setMember(this, member);
  }
}
