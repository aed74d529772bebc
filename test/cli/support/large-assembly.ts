import { container, fargateService, fargateTask, resource } from '../../support/shop';
import { Resource, Template } from '../../support/templates';

const STACKS = 100;

/** The files of a cloud assembly of many services: each stack has a namespace, and each service calls the one before it. */
export function largeAssembly(services: number): Map<string, unknown> {
  const files = new Map<string, unknown>();
  const artifacts: Record<string, unknown> = {};
  for (let stack = 0; stack < STACKS; stack++) {
    files.set(`Stack${stack}.template.json`, stackOf(services / STACKS, stack));
    artifacts[`Stack${stack}`] = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://111111111111/eu-west-1',
      properties: { templateFile: `Stack${stack}.template.json` },
    };
  }
  return files.set('manifest.json', { version: '48.0.0', artifacts });
}

function stackOf(services: number, stack: number): Template {
  const Resources: Record<string, Resource> = {
    Namespace: resource('AWS::ServiceDiscovery::HttpNamespace', { Name: `shop-${stack}` }),
    Cluster: resource('AWS::ECS::Cluster', {}),
    ProxyLogs: resource('AWS::Logs::LogGroup', {}),
  };
  for (let i = 0; i < services; i++) {
    const name = `S${stack}x${i}`;
    const dnsName = name.toLowerCase();
    const server = i > 0 ? `S${stack}x${i - 1}` : undefined;
    const environment = server ? [{ Name: 'SERVER_URL', Value: `http://${server.toLowerCase()}:80` }] : [];
    Resources[`${name}Task`] = fargateTask([container('app', {
      PortMappings: [{ Name: dnsName, ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' }],
      Environment: environment,
      // Every tenth service leaves nothing to the proxy.
      ...i % 10 === 0 ? { Memory: 1024 } : {},
    })]);
    Resources[`${name}SecurityGroup`] = resource('AWS::EC2::SecurityGroup', { GroupDescription: name, VpcId: { Ref: 'Vpc' } });
    Resources[name] = fargateService(name, {
      Services: [{ PortName: dnsName, DiscoveryName: dnsName, ClientAliases: [{ DnsName: dnsName, Port: 80 }] }],
    });
    if (server) {
      Resources[`${name}Ingress`] = resource('AWS::EC2::SecurityGroupIngress', {
        GroupId: { 'Fn::GetAtt': [`${server}SecurityGroup`, 'GroupId'] },
        SourceSecurityGroupId: { 'Fn::GetAtt': [`${name}SecurityGroup`, 'GroupId'] },
        IpProtocol: 'tcp',
        FromPort: 8080,
        ToPort: 8080,
      });
      Resources[name].DependsOn = [server];
      Resources[name].Metadata = { 'cdk-ecs-service-connect': { version: 1, connections: [`${server.toLowerCase()}:80`] } };
    }
  }
  return { Resources };
}
