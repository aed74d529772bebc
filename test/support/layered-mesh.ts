import { random } from './random';
import { container, fargateService, fargateTask, resource } from './shop';
import { Template } from './templates';
import { TemplateSource } from '../../src/analysis/reader';

/** What teams call their stacks, and the services in them. */
const STACKS = ['Storefront', 'Catalog', 'Ordering', 'Payments', 'Shipping', 'Insights'];
const ROLES = ['web', 'bff', 'api', 'worker', 'prices', 'search', 'images', 'rules', 'audit', 'cache', 'store', 'events'];

/** A service of a layered mesh. */
interface Member {
  readonly name: string;
  readonly stack: number;
  readonly layer: number;
}

/**
 * A mesh as teams have it: each stack has its services in three layers, which call those of the layers below in their own stack, and
 * now and then the first layer of a stack that is deployed before. Those whose name ends in `audit` do not admit their clients.
 */
export function layeredMesh(stacks: number, perStack: number, seed = 1): TemplateSource[] {
  const next = random(seed);
  const members = Array.from({ length: stacks }, (_, stack) => Array.from({ length: perStack }, (_each, i): Member => (
    { name: `${STACKS[stack].toLowerCase()}-${ROLES[i % ROLES.length]}${i < ROLES.length ? '' : Math.floor(i / ROLES.length)}`, stack, layer: Math.floor(3 * i / perStack) }
  )));
  const pick = <T>(items: readonly T[]) => items[Math.floor(next() * items.length)];
  return members.map((services, stack) => {
    const template: Template = {
      Resources: {
        Cluster: resource('AWS::ECS::Cluster', {}),
        ProxyLogs: resource('AWS::Logs::LogGroup', {}),
      },
    };
    for (const { name, layer } of services) {
      const below = services.filter((other) => other.layer === layer + 1);
      const servers = new Set<Member>();
      if (below.length > 0) for (let i = 0; i < 1 + next() * 2; i++) servers.add(pick(below));
      // Stacks at the end of the list are deployed first.
      if (stack < stacks - 1 && next() < 0.2) servers.add(pick(pick(members.slice(stack + 1)).filter((other) => other.layer === 0)));
      const own = [...servers].filter((server) => server.stack === stack);
      addService(template, name, own.map((server) => server.name), [...servers].map((server) => server.name));
    }
    return {
      name: `${STACKS[stack]}.template.json`,
      body: template,
      assembly: 'shop',
      stackName: STACKS[stack],
      account: '111111111111',
      region: 'eu-west-1',
      dependsOn: members.slice(stack + 1).map((_later, i) => `${STACKS[stack + 1 + i]}.template.json`),
    };
  });
}

function addService({ Resources }: Template, name: string, before: readonly string[], servers: readonly string[]): void {
  const id = logicalId(name);
  Resources[`${id}SecurityGroup`] = resource('AWS::EC2::SecurityGroup', {
    GroupDescription: name, VpcId: 'vpc-1', SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: name.endsWith('audit') ? 8081 : 8080, ToPort: 8081, CidrIp: '10.0.0.0/16' }],
  });
  Resources[`${id}Task`] = fargateTask([container('app', { PortMappings: [{ Name: name, ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' }] })]);
  const service = fargateService(id, { Namespace: 'arn:aws:servicediscovery:eu-west-1:111111111111:namespace/ns-shop', Services: [{ PortName: name, ClientAliases: [{ DnsName: name, Port: 80 }] }] });
  Resources[id] = {
    ...service,
    Properties: {
      ...service.Properties,
      ServiceName: name,
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1', 'subnet-2'], SecurityGroups: [{ 'Fn::GetAtt': [`${id}SecurityGroup`, 'GroupId'] }] } },
    },
    DependsOn: before.map(logicalId),
    Metadata: { 'cdk-ecs-service-connect': { version: 1, onMesh: true, connections: servers.map((server) => `${server}:80`) } },
  };
}

function logicalId(name: string): string {
  return name.split('-').map((part) => part[0].toUpperCase() + part.slice(1)).join('');
}
