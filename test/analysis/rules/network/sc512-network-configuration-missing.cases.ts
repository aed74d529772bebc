import { sc512 } from '../../../../src/analysis/rules/network/sc512-network-configuration-missing';
import { bridgeShop } from '../../../support/bridge-shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';

const network = (NetworkConfiguration: unknown) => ({ Resources: { Catalog } }: Template) => {
  Object.assign(Catalog.Properties, { NetworkConfiguration });
};

const missing = network({ Ref: 'AWS::NoValue' });

export const cases: RuleCases = {
  rule: sc512,
  violations: [
    {
      on: 'a service on Fargate',
      mutate: ({ Resources }) => delete Resources.Catalog.Properties.NetworkConfiguration,
      messages: ['NetworkConfiguration of Catalog is left out; ECS rejects a service in network mode "awsvpc" without subnets'],
      fix: 'set AwsvpcConfiguration of NetworkConfiguration, with the subnets and security groups of the tasks',
      property: 'NetworkConfiguration',
    },
    { on: 'a network configuration that is removed', mutate: missing, messages: ['is left out'] },
    {
      on: 'a service on EC2 in network mode awsvpc',
      base: bridgeShop,
      mutate: ({ Resources }) => { Resources.CatalogTask.Properties.NetworkMode = 'awsvpc'; },
      messages: ['is left out'],
    },
  ],
  silent: [
    { on: 'network mode bridge', base: bridgeShop, mutate: () => undefined },
    { on: 'a network mode that only exists at deployment', mutate: (template) => { missing(template); template.Resources.CatalogTask.Properties.NetworkMode = { Ref: 'Mode' }; } },
    { on: 'a network configuration that only exists at deployment', mutate: network({ Ref: 'Network' }) },
    { on: 'a network configuration that may be removed', mutate: network({ 'Fn::If': ['Nobody', {}, { Ref: 'AWS::NoValue' }] }) },
    {
      on: 'the deployment controller EXTERNAL, whose task sets have it',
      mutate: (template) => { missing(template); template.Resources.Catalog.Properties.DeploymentController = { Type: 'EXTERNAL' }; },
    },
    {
      on: 'a deployment controller that only exists at deployment',
      mutate: (template) => { missing(template); template.Resources.Catalog.Properties.DeploymentController = { Type: { Ref: 'Controller' } }; },
    },
  ],
};
