import { sc804 } from '../../../../src/analysis/rules/platform/sc804-managed-instances';
import { resource } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { ec2Shop, onProviders } from './ec2-shop';

/** The shop on EC2, with a capacity provider of Managed Instances beside that of the Auto Scaling group. */
const base = () => {
  const template = ec2Shop();
  template.Resources.Managed = resource('AWS::ECS::CapacityProvider', {
    Name: 'managed',
    ManagedInstancesProvider: { InfrastructureRoleArn: 'arn:aws:iam::111111111111:role/ecs' },
  });
  return template;
};

const compatibilities = (launchType: unknown, ...named: string[]) => (template: Template) => {
  template.Resources.Catalog.Properties.LaunchType = launchType;
  template.Resources.CatalogTask.Properties.RequiresCompatibilities = named;
};

const message = '"Catalog" runs on the capacity provider "Managed" of ECS Managed Instances, where the Service Connect proxy does not start';

export const cases: RuleCases = {
  rule: sc804,
  violations: [
    {
      base,
      on: 'a capacity provider',
      mutate: (template) => onProviders(template, { Ref: 'Managed' }),
      messages: [message],
      property: 'CapacityProviderStrategy',
    },
    { base, on: 'a capacity provider by its name', mutate: (template) => onProviders(template, { Ref: 'Provider' }, 'managed'), messages: [message] },
    {
      base,
      on: 'the default strategy of the cluster',
      mutate: (template) => {
        delete template.Resources.Catalog.Properties.LaunchType;
        template.Resources.Defaults = resource('AWS::ECS::ClusterCapacityProviderAssociations', {
          Cluster: { Ref: 'Cluster' },
          CapacityProviders: [{ Ref: 'Managed' }],
          DefaultCapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Managed' }, Weight: 1 }],
        });
      },
      messages: [message],
    },
    {
      base,
      on: 'the only compatibility',
      mutate: compatibilities('EC2', 'MANAGED_INSTANCES'),
      messages: ['RequiresCompatibilities of the task of "Catalog" is MANAGED_INSTANCES'],
      resources: ['CatalogTask'],
      property: 'RequiresCompatibilities',
    },
    {
      base,
      on: 'one of two compatibilities, on capacity that nobody knows',
      mutate: (template) => {
        compatibilities(undefined, 'EC2', 'MANAGED_INSTANCES')(template);
        onProviders(template, { Ref: 'Capacity' });
      },
      messages: ['is EC2, MANAGED_INSTANCES'],
      resources: ['CatalogTask'],
      severity: 'warning',
    },
  ],
  silent: [
    { base, on: 'a capacity provider of an Auto Scaling group', mutate: (template) => onProviders(template, { Ref: 'Provider' }) },
    { base, on: 'a capacity provider that only exists at deployment', mutate: (template) => onProviders(template, { Ref: 'Capacity' }) },
    { base, on: 'a task definition that may run there and runs on EC2', mutate: compatibilities('EC2', 'EC2', 'MANAGED_INSTANCES') },
    {
      base,
      on: 'a launch type, whatever the default strategy of the cluster',
      mutate: (template) => {
        template.Resources.Cluster.Properties.DefaultCapacityProviderStrategy = [{ CapacityProvider: { Ref: 'Managed' } }];
      },
    },
  ],
};
