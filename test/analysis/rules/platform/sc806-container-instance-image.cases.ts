import { sc806 } from '../../../../src/analysis/rules/platform/sc806-container-instance-image';
import { resource } from '../../../support/shop';
import { alone, Template, nesting } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { ec2Shop, launchTemplate, onProviders, RECOMMENDED, scalingGroup } from './ec2-shop';

const base = ec2Shop;

const LINUX_2 = '/aws/service/ecs/optimized-ami/amazon-linux-2';
const LINUX_2023 = '/aws/service/ecs/optimized-ami/amazon-linux-2023';
const BOTTLEROCKET = '/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id';
const WINDOWS = '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized/image_id';

/** The launch template takes its image from that path, the default of a parameter. */
const image = (path: string) => (template: Template) => {
  template.Parameters!.Image.Default = path;
};

/** The launch template has that image. */
const literally = (ImageId: unknown) => (template: Template) => {
  template.Resources.Launch.Properties.LaunchTemplateData.ImageId = ImageId;
};

/** A second launch template for the cluster, with that image. */
const beside = (ImageId: unknown) => (template: Template) => {
  template.Resources.Second = launchTemplate();
  template.Resources.Second.Properties.LaunchTemplateData.ImageId = ImageId;
  template.Resources.SecondGroup = scalingGroup('Second');
};

const resources = ['Launch'];
const old = `${LINUX_2}/amzn2-ami-ecs-hvm-2.0.20221102-x86_64-ebs/image_id`;

export const cases: RuleCases = {
  rule: sc806,
  violations: [
    {
      base,
      on: 'Amazon Linux 2 of the day before',
      mutate: image(old),
      messages: [`the image of the container instances of "Catalog" is older than ECS-optimized Amazon Linux 2 version 2.0.20221115, the first with Service Connect: ${old}`],
      fix: 'use /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
      resources,
      property: 'LaunchTemplateData/ImageId',
    },
    {
      base,
      on: 'Amazon Linux 2 with another kernel',
      mutate: image(`${LINUX_2}/kernel-5.10/amzn2-ami-ecs-kernel-5.10-hvm-2.0.20221025-x86_64-ebs/image_id`),
      messages: ['version 2.0.20221115'],
      resources,
    },
    {
      base,
      on: 'Amazon Linux 2023 of the month before',
      mutate: image(`${LINUX_2023}/al2023-ami-ecs-hvm-2023.0.20230321-kernel-6.1-x86_64/image_id`),
      messages: ['older than ECS-optimized Amazon Linux 2023 version 20230428'],
      resources,
    },
    ...[`${LINUX_2}/amzn2-ami-ecs-hvm-2.0.20221115-x86_64-ebs/image_id`, `${LINUX_2023}/al2023-ami-ecs-hvm-2023.6.20260322-kernel-6.1-x86_64/image_id`].map((path) => ({
      base,
      on: `an image without zone-aware routing, ${path}`,
      mutate: image(path),
      messages: [`the image of the container instances of "Catalog" is older than 20260323, the first with zone-aware routing: ${path}`],
      resources,
      severity: 'info' as const,
    })),
    { base, on: 'the first Amazon Linux', mutate: image('/aws/service/ecs/optimized-ami/amazon-linux/recommended/image_id'), messages: ['the first Amazon Linux'], resources },
    { base, on: 'Bottlerocket', mutate: image(BOTTLEROCKET), messages: ['Bottlerocket, which does not run Service Connect'], resources },
    { base, on: 'Windows', mutate: image(WINDOWS), messages: ['Windows, which does not run Service Connect'], resources },
    { base, on: 'a dynamic reference', mutate: literally(`{{resolve:ssm:${BOTTLEROCKET}}}`), messages: ['Bottlerocket'], resources },
    { base, on: 'a dynamic reference to a version', mutate: literally(`{{resolve:ssm:${BOTTLEROCKET}:3}}`), messages: ['Bottlerocket'], resources },
    { base, on: 'a reference that EC2 resolves', mutate: literally(`resolve:ssm:${BOTTLEROCKET}`), messages: ['Bottlerocket'], resources },
    {
      base,
      on: 'a capacity provider',
      mutate: (template) => {
        onProviders(template, { Ref: 'Provider' });
        delete template.Resources.Launch.Properties.LaunchTemplateData.UserData;
        image(BOTTLEROCKET)(template);
      },
      messages: ['the container instances of "Catalog"'],
      resources,
    },
    {
      base,
      on: 'only the instances that run the proxy without zone-aware routing, beside others that do not run it',
      mutate: (template) => {
        image(BOTTLEROCKET)(template);
        beside(`resolve:ssm:${LINUX_2}/amzn2-ami-ecs-hvm-2.0.20221115-x86_64-ebs/image_id`)(template);
      },
      messages: ['the first with zone-aware routing'],
      resources: ['Second'],
      severity: 'info',
    },
    {
      base,
      on: 'a launch configuration',
      mutate: (template) => {
        const { ImageId, UserData } = template.Resources.Launch.Properties.LaunchTemplateData;
        template.Resources.Launch = resource('AWS::AutoScaling::LaunchConfiguration', { ImageId, UserData, InstanceType: 't3.micro' });
        template.Resources.Group.Properties = { LaunchConfigurationName: { Ref: 'Launch' }, MinSize: '1', MaxSize: '1' };
        image(BOTTLEROCKET)(template);
      },
      messages: ['Bottlerocket'],
      resources,
      property: 'ImageId',
    },
  ],
  silent: [
    ...[
      `${LINUX_2}/amzn2-ami-ecs-hvm-2.0.20260323-x86_64-ebs/image_id`,
      `${LINUX_2}/arm64/recommended/image_id`,
      `${LINUX_2023}/al2023-ami-ecs-hvm-2023.7.20260401-kernel-6.1-arm64/image_id`,
      '/mine/image_id',
      RECOMMENDED,
    ].map((path) => ({ base, on: path, mutate: image(path) })),
    { base, on: 'an id, which tells no version', mutate: literally('ami-0123456789abcdef0') },
    { base, on: 'an image that only exists at deployment', mutate: literally({ 'Fn::ImportValue': 'Image' }) },
    {
      base,
      on: 'a cluster with other instances, too, on which ECS places the tasks',
      mutate: (template) => {
        image(BOTTLEROCKET)(template);
        beside(`resolve:ssm:${RECOMMENDED}`)(template);
      },
    },
    {
      base,
      on: 'a cluster with instances of an image that nobody knows',
      mutate: (template) => {
        image(BOTTLEROCKET)(template);
        beside({ Ref: 'Nothing' })(template);
      },
    },
    {
      base,
      on: 'capacity providers that are not all here',
      mutate: (template) => {
        for (const service of ['Ui', 'Catalog']) template.Resources[service].Properties.LaunchType = 'FARGATE';
        onProviders(template, { Ref: 'Provider' }, 'mine');
        image(BOTTLEROCKET)(template);
      },
    },
    {
      base,
      on: 'services on Fargate',
      mutate: (template) => {
        for (const service of ['Ui', 'Catalog']) template.Resources[service].Properties.LaunchType = 'FARGATE';
        image(BOTTLEROCKET)(template);
      },
    },
    {
      base,
      on: 'a nested stack, which is given its parameters',
      mutate: image(BOTTLEROCKET),
      sources: (template) => [{
        ...alone({ Resources: { Nested: resource('AWS::CloudFormation::Stack', { Parameters: { Image: { Ref: 'Given' } } }) } }, 'parent'),
        nested: nesting({ Nested: alone(template) }),
      }],
    },
    {
      base,
      on: 'instances that may not exist',
      mutate: (template) => {
        image(BOTTLEROCKET)(template);
        template.Conditions = { Create: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } };
        template.Resources.Launch.Condition = 'Create';
      },
    },
  ],
};
