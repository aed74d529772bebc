import { container, fargateService, fargateTask, resource } from './shop';
import { Template } from './templates';
import { TemplateSource } from '../../src/analysis/reader';

const PER_TEMPLATE = 100;
const SERVERS = 4;

/** A mesh of the given number of services, a hundred in each template unless told; each calls the four before it in its template. */
export function largeMesh(services: number, perTemplate = PER_TEMPLATE): TemplateSource[] {
  return Array.from({ length: Math.ceil(services / perTemplate) }, (_, i) => ({
    name: `stack${i}.template.json`,
    body: templateOf(i, Math.min(perTemplate, services - i * perTemplate)),
    assembly: 'large',
    stackName: `stack${i}`,
    account: '111111111111',
    region: 'eu-west-1',
    dependsOn: [],
  }));
}

function templateOf(number: number, services: number): Template {
  const template: Template = {
    Resources: {
      Namespace: resource('AWS::ServiceDiscovery::HttpNamespace', { Name: `shop${number}` }),
      Cluster: resource('AWS::ECS::Cluster', {}),
      Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
      SubnetA: resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' }),
      SubnetB: resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' }),
      ProxyLogs: resource('AWS::Logs::LogGroup', {}),
    },
  };
  for (let i = 0; i < services; i += 1) addService(template, i);
  return template;
}

function addService({ Resources }: Template, i: number): void {
  const name = `S${i}`;
  const servers = Array.from({ length: Math.min(SERVERS, i) }, (_, back) => i - 1 - back);
  const rules = servers.map((server) => `${name}To${server}`);
  Resources[`${name}SecurityGroup`] = resource('AWS::EC2::SecurityGroup', { GroupDescription: name, VpcId: { Ref: 'Vpc' } });
  Resources[`${name}Task`] = fargateTask([container('app', {
    PortMappings: [{ Name: `s${i}`, ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' }],
    Environment: servers.map((server) => ({ Name: `URL_${server}`, Value: `http://s${server}:80` })),
    HealthCheck: { Command: ['CMD-SHELL', 'exit 0'] },
  })]);
  servers.forEach((server, n) => {
    Resources[rules[n]] = resource('AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::GetAtt': [`S${server}SecurityGroup`, 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': [`${name}SecurityGroup`, 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 8080,
      ToPort: 8080,
    });
  });
  Resources[name] = {
    ...fargateService(name, { Services: [{ PortName: `s${i}`, ClientAliases: [{ DnsName: `s${i}`, Port: 80 }] }] }),
    DependsOn: [...servers.map((server) => `S${server}`), ...rules],
    Metadata: { 'cdk-ecs-service-connect': { version: 1, onMesh: true, connections: servers.map((server) => `s${server}:80`) } },
  };
}
