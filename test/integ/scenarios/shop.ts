import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, IpAddresses, IVpc, LaunchTemplate, SecurityGroup, UserData, Vpc } from 'aws-cdk-lib/aws-ec2';
import { AmiHardwareType, AsgCapacityProvider, Cluster, ContainerDefinitionOptions, ContainerImage, EcsOptimizedImage, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ServiceConnectEndpoint, ServiceConnectHttpEndpointProps } from 'cdk-ecs-service-connect';

/** A web server that answers on port 80. */
export function container(): ContainerDefinitionOptions {
  return {
    image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/httpd:2.4'),
    healthCheck: { command: ['CMD-SHELL', 'bash -c "</dev/tcp/localhost/80"'] },
    logging: LogDrivers.awsLogs({ streamPrefix: 'app' }),
  };
}

/** The endpoint of that server. Clients dial another port than the one that it listens on, so that mixing them up shows. */
export function endpoint(dnsName: string, more: Partial<ServiceConnectHttpEndpointProps> = {}): ServiceConnectEndpoint {
  return ServiceConnectEndpoint.http({ containerPort: 80, port: 8080, dnsName, ...more });
}

/** A small VPC. */
export function network(scope: Construct, id = 'Vpc', cidr = '10.0.0.0/16'): Vpc {
  return new Vpc(scope, id, { ipAddresses: IpAddresses.cidr(cidr), maxAzs: 2, natGateways: 1 });
}

/** A cluster with instances of a launch template, since launch configurations do not support new instance types. */
export function clusterWithInstances(scope: Construct, vpc: IVpc): Cluster {
  const cluster = new Cluster(scope, 'Cluster', { vpc });
  const launchTemplate = new LaunchTemplate(scope, 'Instance', {
    instanceType: new InstanceType('m7g.large'),
    machineImage: EcsOptimizedImage.amazonLinux2023(AmiHardwareType.ARM),
    userData: UserData.forLinux(),
    requireImdsv2: true,
    role: new Role(scope, 'InstanceRole', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
    securityGroup: new SecurityGroup(scope, 'InstanceGroup', { vpc }),
  });
  const autoScalingGroup = new AutoScalingGroup(scope, 'Instances', { vpc, launchTemplate, minCapacity: 2, maxCapacity: 2 });
  cluster.addAsgCapacityProvider(new AsgCapacityProvider(scope, 'Capacity', { autoScalingGroup }));
  return cluster;
}
