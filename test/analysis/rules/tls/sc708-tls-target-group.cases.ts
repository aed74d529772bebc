import { sc708 } from '../../../../src/analysis/rules/tls/sc708-tls-target-group';
import { endpointOf, resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { tlsShop } from '../../../support/tls-shop';
import { attach } from '../network/target-group';
import { RuleCases } from '../rule-cases';

const base = tlsShop;
const group = (protocol: unknown, more: Properties = {}) => (template: Template) => attach(template, protocol, more);
const attachment = (template: Template) => template.Resources.Catalog.Properties.LoadBalancers[0];
const resources = ['TargetGroup'];

const violation = (on: string, mutate: (template: Template) => void, property: string, message: string) => (
  { on, base, mutate, property, messages: [message], fix: `set ${property} to "HTTPS", or set IngressPortOverride on the endpoint`, resources }
);
const plainCheck = 'HealthCheckProtocol is HTTP; the tasks of Catalog are reached on port 8080';
const silent = (on: string, mutate: (template: Template) => void) => ({ on, base, mutate });

export const cases: RuleCases = {
  rule: sc708,
  violations: [
    violation('HTTP', group('HTTP'), 'Protocol', 'Protocol is HTTP; the tasks of Catalog are reached on port 8080, where the proxy expects TLS, so no target becomes healthy'),
    violation('HTTP with a health check by HTTPS', group('HTTP', { HealthCheckProtocol: 'HTTPS' }), 'Protocol', 'Protocol is HTTP'),
    violation('HTTP with a health check by HTTP', group('HTTP', { HealthCheckProtocol: 'HTTP' }), 'Protocol', 'Protocol is HTTP'),
    violation('a health check by HTTP', group('HTTPS', { HealthCheckProtocol: 'HTTP' }), 'HealthCheckProtocol', 'HealthCheckProtocol is HTTP'),
    violation('a health check on the traffic port', group('HTTPS', { HealthCheckProtocol: 'HTTP', HealthCheckPort: 'traffic-port' }), 'HealthCheckProtocol', plainCheck),
    violation('a health check on the container port', group('HTTPS', { HealthCheckProtocol: 'HTTP', HealthCheckPort: '8080' }), 'HealthCheckProtocol', plainCheck),
    violation('a container port as text', (template) => {
      group('HTTP')(template);
      attachment(template).ContainerPort = '8080';
    }, 'Protocol', 'Protocol is HTTP'),
    {
      ...violation('one of two target groups', (template) => {
        group('HTTPS', { HealthCheckProtocol: 'HTTPS' })(template);
        template.Resources.Plain = resource('AWS::ElasticLoadBalancingV2::TargetGroup', { Protocol: 'HTTP', Port: 8080, TargetType: 'ip', VpcId: { Ref: 'Vpc' } });
        template.Resources.Catalog.Properties.LoadBalancers.push({ ...attachment(template), TargetGroupArn: { Ref: 'Plain' } });
      }, 'Protocol', 'Protocol is HTTP'),
      resources: ['Plain'],
    },
  ],
  silent: [
    silent('HTTPS with a health check that the template does not state', group('HTTPS')),
    silent('HTTPS with a health check by HTTPS', group('HTTPS', { HealthCheckProtocol: 'HTTPS' })),
    silent('a health check by HTTP on a port of the application', group('HTTPS', { HealthCheckProtocol: 'HTTP', HealthCheckPort: '9090' })),
    silent('a health check port that only exists at deployment', group('HTTPS', { HealthCheckProtocol: 'HTTP', HealthCheckPort: { Ref: 'Port' } })),
    silent('a health check protocol that only exists at deployment', group('HTTPS', { HealthCheckProtocol: { Ref: 'Protocol' } })),
    silent('a protocol that only exists at deployment', group({ Ref: 'Protocol' })),
    silent('no protocol', group(undefined)),
    silent('a Network Load Balancer', group('TCP')),
    { on: 'an endpoint without TLS', mutate: group('HTTP') },
    silent('TLS that only exists at deployment', (template) => {
      group('HTTP')(template);
      endpointOf(template).Tls = { 'Fn::If': ['Nobody', endpointOf(template).Tls, { Ref: 'AWS::NoValue' }] };
    }),
    silent('an ingress port override', (template) => {
      group('HTTP')(template);
      endpointOf(template).IngressPortOverride = 15000;
    }),
    silent('an override that only exists at deployment', (template) => {
      group('HTTP')(template);
      endpointOf(template).IngressPortOverride = { Ref: 'Port' };
    }),
    silent('another port', (template) => {
      group('HTTP')(template);
      attachment(template).ContainerPort = 9090;
    }),
    silent('a port that only exists at deployment', (template) => {
      group('HTTP')(template);
      attachment(template).ContainerPort = { Ref: 'Port' };
    }),
    silent('a service off the mesh', (template) => {
      group('HTTP')(template);
      template.Resources.Catalog.Properties.ServiceConnectConfiguration.Enabled = false;
    }),
    silent('network mode bridge', (template) => {
      group('HTTP')(template);
      template.Resources.CatalogTask.Properties.NetworkMode = 'bridge';
    }),
    silent('a target group outside the template', (template) => {
      group('HTTP')(template);
      attachment(template).TargetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/a/1';
    }),
  ],
};
