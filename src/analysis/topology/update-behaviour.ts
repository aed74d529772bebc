/**
 * Properties that CloudFormation cannot change in place: it creates another resource. Of a task definition those are all but one.
 *
 * `LaunchType` is among them although some changes of it are made in place.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
const REPLACING: Readonly<Record<string, ReadonlySet<string>>> = {
  'AWS::ECS::Service': new Set(['Cluster', 'LaunchType', 'Role', 'SchedulingStrategy', 'ServiceName']),
  'AWS::ECS::Cluster': new Set(['ClusterName']),
  'AWS::ServiceDiscovery::HttpNamespace': new Set(['Name']),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': new Set(['Name', 'Vpc']),
  'AWS::ServiceDiscovery::PublicDnsNamespace': new Set(['Name']),
  'AWS::EC2::SecurityGroup': new Set(['GroupDescription', 'GroupName', 'VpcId']),
  'AWS::EC2::Subnet': new Set(['AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'Ipv6Native', 'OutpostArn', 'VpcId']),
  'AWS::EC2::VPC': new Set(['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength']),
  'AWS::ElasticLoadBalancingV2::TargetGroup': new Set(['IpAddressType', 'Name', 'Port', 'Protocol', 'ProtocolVersion', 'TargetType', 'VpcId']),
  'AWS::IAM::Role': new Set(['Path', 'RoleName']),
  'AWS::Logs::LogGroup': new Set(['LogGroupName']),
};

/** Whether anything is known of what replaces resources of a type. */
export function canBeReplaced(type: string): boolean {
  return type === 'AWS::ECS::TaskDefinition' || type in REPLACING;
}

/** Whether CloudFormation replaces a resource when a property changes. */
export function isReplacing(type: string, property: string): boolean {
  return type === 'AWS::ECS::TaskDefinition' ? property !== 'Tags' : REPLACING[type]?.has(property) === true;
}

/**
 * Properties of a service that change without new tasks. Those that are not listed start a deployment.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
const WITHOUT_DEPLOYMENT: ReadonlySet<string> = new Set([
  'AvailabilityZoneRebalancing', 'CapacityProviderStrategy', 'DeploymentConfiguration', 'DeploymentController', 'DesiredCount', 'EnableECSManagedTags',
  'EnableExecuteCommand', 'HealthCheckGracePeriodSeconds', 'Monitoring', 'PlacementConstraints', 'PlacementStrategies', 'PropagateTags', 'Tags',
]);

/** Whether ECS starts new tasks when a property of a service changes. */
export function isDeploying(property: string): boolean {
  return !WITHOUT_DEPLOYMENT.has(property);
}
