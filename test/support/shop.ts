import { Properties, Resource, Template } from './templates';

/**
 * A mesh that breaks no rule: `Ui` calls `Catalog`, both on Fargate, in one template, with all that Service Connect needs.
 *
 * Each call makes a new one, which a test can change.
 */
export function shop(): Template {
  return {
    Resources: {
      Namespace: resource('AWS::ServiceDiscovery::HttpNamespace', { Name: 'shop' }),
      Cluster: resource('AWS::ECS::Cluster', {}),
      Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
      SubnetA: resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' }),
      SubnetB: resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' }),
      ProxyLogs: resource('AWS::Logs::LogGroup', {}),
      CatalogSecurityGroup: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Catalog', VpcId: { Ref: 'Vpc' } }),
      UiSecurityGroup: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Ui', VpcId: { Ref: 'Vpc' } }),
      CatalogFromUi: resource('AWS::EC2::SecurityGroupIngress', {
        GroupId: { 'Fn::GetAtt': ['CatalogSecurityGroup', 'GroupId'] },
        SourceSecurityGroupId: { 'Fn::GetAtt': ['UiSecurityGroup', 'GroupId'] },
        IpProtocol: 'tcp',
        FromPort: 8080,
        ToPort: 8080,
      }),
      CatalogTask: fargateTask([container('app', {
        PortMappings: [{ Name: 'catalog', ContainerPort: 8080, Protocol: 'tcp', AppProtocol: 'http' }],
        HealthCheck: { Command: ['CMD-SHELL', 'curl -f http://localhost:8080/health'] },
      })]),
      UiTask: fargateTask([container('app', { Environment: [{ Name: 'CATALOG_URL', Value: 'http://catalog:80' }] })]),
      Catalog: fargateService('Catalog', {
        Services: [{
          PortName: 'catalog',
          DiscoveryName: 'catalog',
          ClientAliases: [{ DnsName: 'catalog', Port: 80 }],
        }],
      }),
      Ui: {
        ...fargateService('Ui', {}),
        DependsOn: ['Catalog', 'CatalogFromUi'],
        Metadata: { 'cdk-ecs-service-connect': { version: 1, namespace: 'shop', onMesh: true, connections: ['catalog:80'] } },
      },
    },
  };
}

/** A resource. */
export function resource(type: string, properties: Properties): Resource {
  return { Type: type, Properties: properties };
}

/** A container that leaves room for the proxy. */
export function container(Name: string, more: Properties = {}): Properties {
  return { Name, Image: 'public.ecr.aws/docker/library/busybox:1.37', Essential: true, ...more };
}

/** A Fargate task definition of 512 CPU units and 1,024 MiB. */
export function fargateTask(ContainerDefinitions: Properties[], more: Properties = {}): Resource {
  return resource('AWS::ECS::TaskDefinition', {
    Cpu: '512',
    Memory: '1024',
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    ContainerDefinitions,
    ...more,
  });
}

/** A Fargate service `X` on the task `XTask` behind the security group `XSecurityGroup`. */
export function fargateService(name: string, serviceConnect: Properties): Resource {
  return resource('AWS::ECS::Service', {
    Cluster: { Ref: 'Cluster' },
    LaunchType: 'FARGATE',
    TaskDefinition: { Ref: `${name}Task` },
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
        SecurityGroups: [{ 'Fn::GetAtt': [`${name}SecurityGroup`, 'GroupId'] }],
      },
    },
    ForceNewDeployment: { EnableForceNewDeployment: true, ForceNewDeploymentNonce: 'a1' },
    ServiceConnectConfiguration: {
      Enabled: true,
      Namespace: { 'Fn::GetAtt': ['Namespace', 'Arn'] },
      LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': { Ref: 'ProxyLogs' } } },
      ...serviceConnect,
    },
  });
}

/** The Service Connect configuration of a service. */
export function configurationOf(template: Template, service = 'Catalog'): Properties {
  return template.Resources[service].Properties.ServiceConnectConfiguration;
}

/** The first endpoint of a service. */
export function endpointOf(template: Template, service = 'Catalog'): Properties {
  return configurationOf(template, service).Services[0];
}

/** The first container of the task of a service. */
export function containerOf(template: Template, service = 'Catalog'): Properties {
  return template.Resources[`${service}Task`].Properties.ContainerDefinitions[0];
}
