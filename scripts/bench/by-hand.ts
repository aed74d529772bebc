import { CfnSecurityGroupIngress, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AppProtocol, AwsLogDriver, CfnService, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { HttpNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { CONTAINER, forNamespaces, Ground, ground, PlannedService, PORT } from './mesh';

/** What clients of a service need. */
interface Server {
  readonly group: SecurityGroup;
  readonly cfnService: CfnService;
}

/** The same mesh, written with the constructs of `aws-cdk-lib` alone: the same services, groups, logs, rules, variables and order. */
export function build(app: App, count: number, perNamespace: number): void {
  const mesh = ground(app, count, perNamespace);
  const namespaces = forNamespaces(mesh, (i) => new HttpNamespace(mesh.network, `Namespace${i}`, { name: `shop${i}` }));
  const made: Server[] = [];
  for (const planned of mesh.services) made.push(service(mesh, namespaces[planned.namespace], planned, made));
}

function service({ vpc, cluster }: Ground, namespace: HttpNamespace, planned: PlannedService, made: readonly Server[]): Server {
  const { number, stack, servers } = planned;
  const id = `Service${number}`;
  const group = new SecurityGroup(stack, `${id}SecurityGroup`, { vpc, description: `Tasks of ${id}` });
  // The proxy has 256 CPU units and 64 MiB; 128 MiB in a namespace of more than 100 services.
  const taskDefinition = new FargateTaskDefinition(stack, `${id}TaskDefinition`, { cpu: 512, memoryLimitMiB: 1024 });
  taskDefinition.addContainer('app', {
    ...CONTAINER,
    logging: new AwsLogDriver({ logGroup: logGroup(stack, `ApplicationLogs${planned.namespace}`), streamPrefix: id }),
    portMappings: [{ name: 'http', containerPort: PORT, appProtocol: AppProtocol.http }],
    environment: Object.fromEntries(servers.map((server) => [`SERVICE${server}_URL`, `http://service${server}:80`])),
  });
  const fargate = new FargateService(stack, id, {
    cluster,
    taskDefinition,
    securityGroups: [group],
    circuitBreaker: { enable: true, rollback: true },
    minHealthyPercent: 100,
    serviceConnectConfiguration: {
      namespace: namespace.namespaceArn,
      services: [{ portMappingName: 'http', discoveryName: `service${number}`, dnsName: `service${number}`, port: 80 }],
      logDriver: new AwsLogDriver({ logGroup: logGroup(stack, `ProxyLogs${planned.namespace}`), streamPrefix: id }),
    },
  });
  const cfnService = fargate.node.defaultChild as CfnService;
  for (const server of servers) {
    cfnService.addResourceDependency(made[server].cfnService);
    cfnService.addResourceDependency(admit(group, made[server].group));
  }
  return { group, cfnService };
}

/** Admits a client to a server. The rule is in the stack of the client, which is deployed last. */
function admit(client: SecurityGroup, server: SecurityGroup): CfnSecurityGroupIngress {
  server.addIngressRule(client, Port.tcp(PORT), undefined, true);
  const owner = Stack.of(client) === Stack.of(server) ? server : client;
  return owner.node.children.at(-1) as CfnSecurityGroupIngress;
}

function logGroup(stack: Stack, id: string): ILogGroup {
  const existing = stack.node.tryFindChild(id) as LogGroup | undefined;
  return existing ?? new LogGroup(stack, id, { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
}
