import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { BaseService, Cluster, ContainerDefinitionOptions, ContainerImage, ICluster } from 'aws-cdk-lib/aws-ecs';
import { App, Environment, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import {
  ServiceConnectEndpoint, ServiceConnectEndpointProps, ServiceConnectFargateService, ServiceConnectFargateServiceProps,
  ServiceConnectHttpEndpointProps, ServiceConnectNamespace, ServiceConnectNamespaceProps,
} from '../../src';

/** A container that any service can have. */
export const CONTAINER: ContainerDefinitionOptions = { image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.4') };

/** A stack with a cluster and a namespace, in which a test makes services. */
export class MeshStack extends Stack {
  readonly cluster: ICluster;
  readonly namespace: ServiceConnectNamespace;

  constructor(scope: Construct = new App(), id = 'Shop', props: Partial<ServiceConnectNamespaceProps> = {}, env?: Environment) {
    super(scope, id, { env });
    this.cluster = new Cluster(this, 'Cluster', { vpc: new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 }) });
    this.namespace = new ServiceConnectNamespace(this, 'Namespace', { namespaceName: 'shop', ...props });
  }

  /** A service of this mesh: a client service unless it has endpoints. */
  service(id: string, props: Partial<ServiceConnectFargateServiceProps> = {}, scope: Construct = this): ServiceConnectFargateService {
    const { cluster, namespace } = this;
    return new ServiceConnectFargateService(scope, id, { cluster, namespace, ...props.taskDefinition ? {} : { container: CONTAINER }, ...props });
  }

  /** A service with one HTTP endpoint, `<id>:80` in lower case, on container port 8080. */
  server(id: string, props: Partial<ServiceConnectFargateServiceProps> = {}, scope: Construct = this): ServiceConnectFargateService {
    return this.service(id, { endpoints: [http({ dnsName: id.toLowerCase() })], ...props }, scope);
  }
}

/** An HTTP endpoint on container port 8080, dialled on port 80. */
export function http(props: Partial<ServiceConnectHttpEndpointProps> = {}): ServiceConnectEndpoint {
  return ServiceConnectEndpoint.http({ containerPort: 8080, port: 80, ...props });
}

/** A TCP endpoint on container port 6379. */
export function tcp(props: Partial<ServiceConnectEndpointProps> = {}): ServiceConnectEndpoint {
  return ServiceConnectEndpoint.tcp({ containerPort: 6379, ...props });
}

/** A synthesised resource. */
export interface Synthesised {
  readonly Type: string;
  readonly Properties: ReturnType<typeof JSON.parse>;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
  readonly Metadata?: ReturnType<typeof JSON.parse>;
}

/** The resources of a stack, by logical id. */
export function resourcesOf(stack: Stack): Record<string, Synthesised> {
  return Template.fromStack(stack).toJSON().Resources;
}

/** A construct around an L2 service. */
interface Wrapping {
  readonly service: BaseService;
}

/** The logical id of the ECS service of a construct. */
export function serviceId({ service }: Wrapping): string {
  return Stack.of(service).getLogicalId(service.node.defaultChild as never);
}

/** The synthesised ECS service of a construct. */
export function serviceOf(construct: Wrapping): Synthesised {
  return resourcesOf(Stack.of(construct.service))[serviceId(construct)];
}

/** The synthesised task definition of a construct. */
export function taskOf({ service }: Wrapping): Synthesised {
  const stack = Stack.of(service);
  return resourcesOf(stack)[stack.getLogicalId(service.taskDefinition.node.defaultChild as never)];
}
