import { sc507 } from '../../../../src/analysis/rules/network/sc507-proxy-protocol-v2';
import { bridgeShop } from '../../../support/bridge-shop';
import { endpointOf } from '../../../support/shop';
import { Template } from '../../../support/templates';
import { RuleCases } from '../rule-cases';
import { attach } from './target-group';

const enabled = (Protocol: unknown, Value: unknown = 'true') => (template: Template) => {
  attach(template, Protocol, { TargetGroupAttributes: [{ Key: 'stickiness.enabled', Value: 'false' }, { Key: 'proxy_protocol_v2.enabled', Value }] });
};
const attachment = (template: Template) => template.Resources.Catalog.Properties.LoadBalancers[0];

const messages = ['proxy_protocol_v2.enabled is true on a target group of Catalog; Service Connect does not support proxy protocol version 2'];
const resources = ['TargetGroup'];

export const cases: RuleCases = {
  rule: sc507,
  violations: [
    ...['TCP', 'TLS', 'UDP', 'TCP_UDP'].map((protocol) => ({
      on: protocol, mutate: enabled(protocol), messages, resources, property: 'TargetGroupAttributes/1/Value',
    })),
    { on: 'a boolean', mutate: enabled('TCP', true), messages, fix: 'set proxy_protocol_v2.enabled to "false", or take the service off the mesh', resources },
    { on: 'a container port as text', mutate: (template) => { enabled('TCP')(template); attachment(template).ContainerPort = '8080'; }, messages, resources },
    {
      on: 'a port that the proxy has left',
      mutate: (template) => {
        enabled('TCP')(template);
        endpointOf(template).IngressPortOverride = 15000;
        Object.assign(template.Resources.CatalogFromUi.Properties, { FromPort: 15000, ToPort: 15000 });
      },
      messages,
      resources,
      severity: 'warning',
    },
    { on: 'another port', mutate: (template) => { enabled('TCP')(template); attachment(template).ContainerPort = 9090; }, messages, resources, severity: 'warning' },
    { on: 'network mode bridge', base: bridgeShop, mutate: enabled('TCP'), messages, resources, severity: 'warning' },
  ],
  silent: [
    { on: 'the attribute set to false', mutate: enabled('TCP', 'false') },
    { on: 'no attribute', mutate: (template) => attach(template, 'TCP') },
    { on: 'an Application Load Balancer', mutate: enabled('HTTP') },
    { on: 'a value that only exists at deployment', mutate: enabled('TCP', { Ref: 'Enabled' }) },
    { on: 'attributes that only exist at deployment', mutate: (template) => attach(template, 'TCP', { TargetGroupAttributes: { Ref: 'Attributes' } }) },
    { on: 'a protocol that only exists at deployment', mutate: enabled({ Ref: 'Protocol' }) },
    { on: 'a target group outside the template', mutate: (template) => { enabled('TCP')(template); attachment(template).TargetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/a/1'; } },
    { on: 'a target group that only exists at deployment', mutate: (template) => { enabled('TCP')(template); attachment(template).TargetGroupArn = { 'Fn::ImportValue': 'group' }; } },
    { on: 'a target group of nobody', mutate: (template) => { enabled('TCP')(template); delete template.Resources.Catalog.Properties.LoadBalancers; } },
  ],
};
