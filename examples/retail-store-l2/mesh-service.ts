import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AppProtocol, ContainerDefinitionOptions, FargateService, FargateTaskDefinition, ICluster, LogDrivers, Protocol } from 'aws-cdk-lib/aws-ecs';
import { ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { INamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Where a service of the mesh runs. */
export interface MeshProps {
  readonly cluster: ICluster;
  readonly namespace: INamespace;
  /** The log group of the proxies in this stack. */
  readonly proxyLogs: ILogGroup;
}

/** What a service publishes. */
interface EndpointProps {
  /** Name of the port mapping, and host name for clients. */
  readonly name: string;
  readonly containerPort: number;
  /** Port for clients. */
  readonly port: number;
  readonly appProtocol?: AppProtocol;
}

/** A service of the mesh. */
interface MeshServiceProps extends MeshProps {
  /** Of the task: the share of the proxy has to be in it, and the sum has to be a size of Fargate. */
  readonly cpu: number;
  readonly memoryLimitMiB: number;
  readonly container: ContainerDefinitionOptions;
  readonly endpoint?: EndpointProps;
}

/** One log group for the proxies of a stack. */
export function proxyLogGroup(scope: Construct): ILogGroup {
  return new LogGroup(scope, 'ProxyLogs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
}

/** A task, its security group and its service, on Service Connect. */
export class MeshService extends Construct {
  readonly securityGroup: SecurityGroup;
  readonly service: FargateService;

  constructor(scope: Construct, id: string, { cluster, namespace, proxyLogs, cpu, memoryLimitMiB, container, endpoint }: MeshServiceProps) {
    super(scope, id);
    const taskDefinition = new FargateTaskDefinition(this, 'TaskDefinition', { cpu, memoryLimitMiB });
    const app = taskDefinition.addContainer('app', container);
    if (endpoint) {
      app.addPortMappings({
        name: endpoint.name, containerPort: endpoint.containerPort, appProtocol: endpoint.appProtocol, protocol: Protocol.TCP,
      });
    }
    // Outside of the service: a client waits for the rules in it.
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc: cluster.vpc });
    this.service = new FargateService(this, 'Service', {
      cluster,
      taskDefinition,
      securityGroups: [this.securityGroup],
      minHealthyPercent: 100,
      circuitBreaker: { rollback: true },
      serviceConnectConfiguration: {
        // By name, ECS may look for the namespace before it exists.
        namespace: namespace.namespaceArn,
        services: endpoint && [{ portMappingName: endpoint.name, dnsName: endpoint.name, port: endpoint.port }],
        logDriver: LogDrivers.awsLogs({ logGroup: proxyLogs, streamPrefix: this.node.path }),
      },
    });
  }
}
