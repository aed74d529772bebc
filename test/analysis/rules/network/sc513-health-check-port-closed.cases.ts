import { sc513 } from '../../../../src/analysis/rules/network/sc513-health-check-port-closed';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { balancedShop as base } from './balanced-shop';

/** Sets the port of the health checks, after another change. */
const check = (HealthCheckPort: unknown, change: (template: Template) => void = () => {}) => (template: Template) => {
  template.Resources.TargetGroup.Properties.HealthCheckPort = HealthCheckPort;
  change(template);
};

export const cases: RuleCases = {
  rule: sc513,
  violations: [
    {
      base,
      on: 'another port than that of the target',
      mutate: check('9000'),
      messages: ['no ingress rule of CatalogSecurityGroup admits the load balancer of TargetGroup to Catalog on port 9000, the port of its health checks'],
      fix: 'add an ingress rule for tcp port 9000 from BalancerSecurityGroup to CatalogSecurityGroup',
      property: 'NetworkConfiguration/AwsvpcConfiguration/SecurityGroups',
    },
    { base, on: 'a port as a number', mutate: check(9000), messages: ['on port 9000'] },
    {
      base,
      on: 'a port that others are admitted on',
      mutate: check('9000', ({ Resources }) => Object.assign(Resources.CatalogFromUi.Properties, { ToPort: 9000 })),
      messages: ['on port 9000'],
    },
  ],
  silent: [
    { base, on: 'no port', mutate: () => undefined },
    { base, on: 'the port of the traffic', mutate: check('traffic-port') },
    { base, on: 'the port of the target', mutate: check('8080') },
    { base, on: 'a port that the load balancer is admitted on', mutate: check('9000', ({ Resources }) => Object.assign(Resources.CatalogFromBalancer.Properties, { ToPort: 9000 })) },
    {
      base,
      on: 'a port that is open to addresses',
      mutate: check('9000', ({ Resources }) => {
        Resources.CatalogSecurityGroup.Properties.SecurityGroupIngress = [{ IpProtocol: 'tcp', FromPort: 9000, ToPort: 9000, CidrIp: '10.0.0.0/16' }];
      }),
    },
    { base, on: 'a service that may not exist', mutate: check('9000', ({ Resources }) => { Resources.Catalog.Condition = 'Later'; }) },
    { base, on: 'health checks that are off', mutate: check('9000', ({ Resources }) => { Resources.TargetGroup.Properties.HealthCheckEnabled = false; }) },
    { base, on: 'a port that only exists at deployment', mutate: check({ Ref: 'Port' }) },
    { base, on: 'a load balancer without groups, such as a Network Load Balancer', mutate: check('9000', ({ Resources }) => delete Resources.Balancer.Properties.SecurityGroups) },
    { base, on: 'groups of the load balancer from elsewhere', mutate: check('9000', ({ Resources }) => { Resources.Balancer.Properties.SecurityGroups = ['sg-0123456789abcdef0']; }) },
    { base, on: 'groups of the service from elsewhere', mutate: check('9000', ({ Resources }) => { Resources.Catalog.Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups = ['sg-0123456789abcdef0']; }) },
    { base, on: 'a listener from elsewhere', mutate: check('9000', ({ Resources }) => { delete Resources.Listener; delete Resources.Catalog.DependsOn; }) },
  ],
};
