import { sc510 } from '../../../../src/analysis/rules/network/sc510-load-balancer-through-proxy';
import { bridgeShop } from '../../../support/bridge-shop';
import { containerOf, endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { attach } from './target-group';

const behind = (protocol: unknown) => (template: Template) => attach(template, protocol);
const attachment = (template: Template) => template.Resources.Catalog.Properties.LoadBalancers[0];
const messages = ['the load balancer of TargetGroup sends to port 8080 of Catalog, where the proxy listens'];

export const cases: RuleCases = {
  rule: sc510,
  violations: [
    { on: 'HTTP', mutate: behind('HTTP'), messages, fix: 'set IngressPortOverride on the endpoint if that traffic should go past the proxy, and admit the clients on that port', property: 'ServiceConnectConfiguration/Services/0/IngressPortOverride' },
    { on: 'HTTPS', mutate: behind('HTTPS'), messages },
    { on: 'a container port as text', mutate: (template) => { behind('HTTP')(template); attachment(template).ContainerPort = '8080'; }, messages },
  ],
  silent: [
    { on: 'an ingress port override', mutate: (template) => { behind('HTTP')(template); endpointOf(template).IngressPortOverride = 15000; } },
    { on: 'an override that only exists at deployment', mutate: (template) => { behind('HTTP')(template); endpointOf(template).IngressPortOverride = { Ref: 'Port' }; } },
    { on: 'a Network Load Balancer', mutate: behind('TCP') },
    { on: 'a protocol that only exists at deployment', mutate: behind({ Ref: 'Protocol' }) },
    { on: 'no protocol', mutate: behind(undefined) },
    { on: 'another port', mutate: (template) => { behind('HTTP')(template); attachment(template).ContainerPort = 9090; } },
    { on: 'another container', mutate: (template) => { behind('HTTP')(template); attachment(template).ContainerName = 'sidecar'; } },
    { on: 'a port that only exists at deployment', mutate: (template) => { behind('HTTP')(template); attachment(template).ContainerPort = { Ref: 'Port' }; } },
    { on: 'a container port that only exists at deployment', mutate: (template) => { behind('HTTP')(template); containerOf(template).PortMappings[0].ContainerPort = { Ref: 'Port' }; } },
    { on: 'a target group outside the template', mutate: (template) => { behind('HTTP')(template); attachment(template).TargetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/a/1'; } },
    { on: 'network mode bridge', base: bridgeShop, mutate: behind('HTTP') },
    { on: 'a client service', mutate: (template) => { behind('HTTP')(template); template.Resources.Ui.Properties.LoadBalancers = [attachment(template)]; delete template.Resources.Catalog.Properties.LoadBalancers; } },
  ],
};
