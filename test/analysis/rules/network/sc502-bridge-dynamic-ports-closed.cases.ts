import { sc502 } from '../../../../src/analysis/rules/network/sc502-bridge-dynamic-ports-closed';
import { bridgeShop } from '../../../support/bridge-shop';
import { endpointOf, resource } from '../../../support/shop';
import { Properties, Resource, Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const base = bridgeShop;
const rule = (properties: Properties) => (template: Template) => { Object.assign(template.Resources.InstancesFromInstances.Properties, properties); };
const closed = rule({ FromPort: 8080, ToPort: 8080 });
const launch = (template: Template) => template.Resources.LaunchTemplate.Properties.LaunchTemplateData;
const withoutUserData = (template: Template) => {
  closed(template);
  delete launch(template).UserData;
};
const resources = (more: { [logicalId: string]: Resource }) => (template: Template) => {
  withoutUserData(template);
  Object.assign(template.Resources, more);
};
const PROVIDER = resource('AWS::ECS::CapacityProvider', { Name: 'shop', AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Instances' } } });
const egress = (rules: unknown) => (template: Template) => { template.Resources.InstanceSecurityGroup.Properties.SecurityGroupEgress = rules; };
const override = (template: Template) => { endpointOf(template).IngressPortOverride = 15000; };

const message = 'no ingress rule of InstanceSecurityGroup admits any client on ports 32768 to 61000, on which the instances of Catalog receive its traffic';
const other = resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Others', VpcId: { Ref: 'Vpc' } });

export const cases: RuleCases = {
  rule: sc502,
  violations: [
    { on: 'a rule for the container port', base, mutate: closed, messages: [message], fix: 'add an ingress rule for tcp ports 32768 to 61000 to InstanceSecurityGroup, the security group of the instances', property: 'ServiceConnectConfiguration/Services/0' },
    { on: 'no rule', base, mutate: (template) => { delete template.Resources.InstancesFromInstances; template.Resources.Ui.DependsOn = ['Catalog']; }, messages: [message] },
    { on: 'a range that begins too high', base, mutate: rule({ FromPort: 49152 }), messages: [message] },
    { on: 'a range that ends too low', base, mutate: rule({ ToPort: '60999' }), messages: [message] },
    { on: 'a rule for UDP', base, mutate: rule({ IpProtocol: 'udp' }), messages: [message] },
    { on: 'an override that is not admitted', base, mutate: override, messages: ['admits any client on port 15000'], fix: 'add an ingress rule for tcp port 15000 to InstanceSecurityGroup, the security group of the instances' },
    {
      on: 'two ranges with a gap',
      base,
      mutate: (template) => {
        rule({ ToPort: 40000 })(template);
        template.Resources.InstanceSecurityGroup.Properties.SecurityGroupIngress = [{ CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 40002, ToPort: 65535 }];
      },
      messages: [message],
    },
    {
      on: 'a client on instances that are not admitted',
      base,
      mutate: (template) => {
        template.Resources.Others = other;
        rule({ SourceSecurityGroupId: { Ref: 'Others' } })(template);
      },
      messages: ['no ingress rule of InstanceSecurityGroup admits Ui on ports 32768 to 61000'],
      fix: 'add an ingress rule for tcp ports 32768 to 61000 from InstanceSecurityGroup to InstanceSecurityGroup',
    },
    {
      on: 'instances that let nothing out to the dynamic ports',
      base,
      mutate: egress([{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }]),
      messages: ['no egress rule of InstanceSecurityGroup lets Ui reach Catalog on ports 32768 to 61000, on which its instances receive the traffic of catalog:80'],
      fix: 'add an egress rule for tcp ports 32768 to 61000 to InstanceSecurityGroup to InstanceSecurityGroup',
      property: '',
      resources: ['Ui'],
    },
    {
      on: 'a client in network mode awsvpc that is not admitted',
      base,
      mutate: (template) => {
        template.Resources.UiGroup = other;
        template.Resources.UiTask.Properties.NetworkMode = 'awsvpc';
        template.Resources.Ui.Properties.NetworkConfiguration = {
          AwsvpcConfiguration: { Subnets: [{ Ref: 'SubnetA' }], SecurityGroups: [{ 'Fn::GetAtt': ['UiGroup', 'GroupId'] }] },
        };
        delete template.Resources.Ui.Metadata;
      },
      messages: ['admits Ui (inferred from the environment variable CATALOG_URL of Ui) on ports 32768 to 61000'],
    },
    { on: 'instances of a capacity provider of the cluster', base, mutate: (template) => { resources({ Provider: PROVIDER })(template); template.Resources.Cluster.Properties.CapacityProviders = [{ Ref: 'Provider' }]; }, messages: [message] },
    {
      on: 'instances of a capacity provider that is associated with the cluster, by name',
      base,
      mutate: resources({
        Provider: PROVIDER,
        Association: resource('AWS::ECS::ClusterCapacityProviderAssociations', { Cluster: { Ref: 'Cluster' }, CapacityProviders: ['shop', 'FARGATE'] }),
      }),
      messages: [message],
    },
    {
      on: 'instances with a network interface',
      base,
      mutate: (template) => {
        closed(template);
        delete launch(template).SecurityGroupIds;
        launch(template).NetworkInterfaces = [{ DeviceIndex: 0, Groups: [{ Ref: 'InstanceSecurityGroup' }] }];
      },
      messages: [message],
    },
    {
      on: 'instances of a launch configuration',
      base,
      mutate: (template) => {
        closed(template);
        const { UserData, ImageId } = launch(template);
        template.Resources.Configuration = resource('AWS::AutoScaling::LaunchConfiguration', {
          UserData, ImageId, IamInstanceProfile: { Ref: 'InstanceProfile' }, InstanceType: 't3.small', SecurityGroups: [{ Ref: 'InstanceSecurityGroup' }],
        });
        template.Resources.Instances.Properties = { MinSize: '1', MaxSize: '1', LaunchConfigurationName: { Ref: 'Configuration' } };
      },
      messages: [message],
    },
    {
      on: 'instances of several types',
      base,
      mutate: (template) => {
        closed(template);
        const scaling = template.Resources.Instances.Properties;
        scaling.MixedInstancesPolicy = { LaunchTemplate: { LaunchTemplateSpecification: scaling.LaunchTemplate } };
        delete scaling.LaunchTemplate;
      },
      messages: [message],
    },
    {
      on: 'two endpoints, once',
      base,
      mutate: (template) => {
        closed(template);
        template.Resources.CatalogTask.Properties.ContainerDefinitions[0].PortMappings.push({ Name: 'admin', ContainerPort: 9090, AppProtocol: 'http' });
        template.Resources.Catalog.Properties.ServiceConnectConfiguration.Services.push({ PortName: 'admin', ClientAliases: [{ Port: 90 }] });
      },
      messages: [message],
    },
  ],
  silent: [
    { on: 'egress to some of the dynamic ports', base, mutate: egress([{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 49152, ToPort: 65535 }]) },
    { on: 'egress that only exists at deployment', base, mutate: egress({ Ref: 'Egress' }) },
    { on: 'the narrowest range', base, mutate: rule({ FromPort: 32768, ToPort: 61000 }) },
    { on: 'every port', base, mutate: rule({ IpProtocol: '-1' }) },
    { on: 'addresses that may be those of the client', base, mutate: rule({ SourceSecurityGroupId: undefined, CidrIp: '10.0.0.0/16' }) },
    { on: 'an override that is admitted', base, mutate: (template) => { override(template); rule({ FromPort: 15000, ToPort: 15000 })(template); } },
    { on: 'an override that only exists at deployment', base, mutate: (template) => { closed(template); endpointOf(template).IngressPortOverride = { Ref: 'Port' }; } },
    {
      on: 'two ranges that meet',
      base,
      mutate: (template) => {
        rule({ ToPort: 40000 })(template);
        template.Resources.InstanceSecurityGroup.Properties.SecurityGroupIngress = [{ CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 40001, ToPort: 65535 }];
      },
    },
    {
      on: 'any source where no client is known',
      base,
      mutate: (template) => {
        delete template.Resources.Ui;
        template.Resources.Others = other;
        rule({ SourceSecurityGroupId: { Ref: 'Others' } })(template);
      },
    },
    {
      on: 'instances that other instances of the cluster make up for',
      base,
      mutate: (template) => {
        closed(template);
        const { Instances, LaunchTemplate } = template.Resources;
        template.Resources.OpenGroup = resource('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ CidrIp: '10.0.0.0/16', IpProtocol: '-1' }] });
        template.Resources.OpenTemplate = resource(LaunchTemplate.Type, { LaunchTemplateData: { ...launch(template), SecurityGroupIds: [{ Ref: 'OpenGroup' }] } });
        template.Resources.OpenInstances = resource(Instances.Type, { LaunchTemplate: { LaunchTemplateId: { Ref: 'OpenTemplate' } } });
      },
    },
    { on: 'instances of nobody knows which cluster', base, mutate: withoutUserData },
    { on: 'a capacity provider that only exists at deployment', base, mutate: (template) => { resources({ Provider: PROVIDER })(template); template.Resources.Cluster.Properties.CapacityProviders = { Ref: 'Providers' }; } },
    { on: 'groups that only exist at deployment', base, mutate: (template) => { closed(template); launch(template).SecurityGroupIds = { Ref: 'Groups' }; } },
    { on: 'network interfaces that only exist at deployment', base, mutate: (template) => { closed(template); launch(template).NetworkInterfaces = [{ Ref: 'Interface' }]; } },
    { on: 'a group outside the template', base, mutate: (template) => { closed(template); launch(template).SecurityGroupIds.push('sg-0123456789'); } },
    { on: 'the default group', base, mutate: (template) => { closed(template); delete launch(template).SecurityGroupIds; } },
    { on: 'a launch template outside the template', base, mutate: (template) => { closed(template); template.Resources.Instances.Properties.LaunchTemplate.LaunchTemplateId = 'lt-0123456789'; } },
    { on: 'instances that may not exist', base, mutate: (template) => { closed(template); template.Resources.Instances.Condition = 'Nobody'; } },
    { on: 'a server that may not exist', base, mutate: (template) => { closed(template); template.Resources.Catalog.Condition = 'Nobody'; } },
    { on: 'a cluster outside the template', base, mutate: (template) => { closed(template); template.Resources.Catalog.Properties.Cluster = 'shop'; } },
    { on: 'a network mode that only exists at deployment', base, mutate: (template) => { closed(template); template.Resources.CatalogTask.Properties.NetworkMode = { Ref: 'Mode' }; } },
    { on: 'network mode awsvpc', mutate: () => undefined },
  ],
};
