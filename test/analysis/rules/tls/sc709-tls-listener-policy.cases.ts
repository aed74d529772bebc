import { sc709 } from '../../../../src/analysis/rules/tls/sc709-tls-listener-policy';
import { endpointOf, resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';
import { tlsShop } from '../../../support/tls-shop';
import { balancedShop } from '../network/balanced-shop';
import { RuleCases } from '../rule-cases';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';
const TLS13 = 'ELBSecurityPolicy-TLS13-1-2-2021-06';
const TLS12 = 'ELBSecurityPolicy-TLS-1-2-2017-01';

/** The shop with TLS on `Catalog`, behind an HTTPS listener with TLS 1.3. */
function base(): Template {
  const template = balancedShop(tlsShop());
  Object.assign(template.Resources.TargetGroup.Properties, { Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS' });
  Object.assign(listenerOf(template), { Port: 443, Protocol: 'HTTPS', Certificates: [{ CertificateArn: CERTIFICATE }], SslPolicy: TLS13 });
  return template;
}

const listenerOf = ({ Resources }: Template): Properties => Resources.Listener.Properties;
const policy = (SslPolicy: unknown, change: (template: Template) => void = () => {}) => (template: Template) => {
  listenerOf(template).SslPolicy = SslPolicy;
  change(template);
};

function overHttp(template: Template): void {
  Object.assign(listenerOf(template), { Port: 80, Protocol: 'HTTP', Certificates: undefined, SslPolicy: undefined });
}

/** Adds another listener of the load balancer, which forwards to the same targets. */
const beside = (properties: Properties, more: object = {}) => ({ Resources }: Template) => {
  const { LoadBalancerArn, DefaultActions } = Resources.Listener.Properties;
  Resources.Other = { ...resource(LISTENER, { LoadBalancerArn, DefaultActions, Port: 8443, ...properties }), ...more };
};

/** Lets a rule forward in place of the listener. */
function byRule({ Resources }: Template): void {
  const { DefaultActions } = Resources.Listener.Properties;
  Resources.Listener.Properties.DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
  Resources.Route = resource('AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: { Ref: 'Listener' }, Priority: 1, Actions: DefaultActions });
  Resources.Catalog.DependsOn = ['TlsPolicy', 'Listener', 'Route'];
}

const resources = ['Listener'];
const silent = (on: string, mutate: (template: Template) => void) => ({ on, base, mutate });

export const cases: RuleCases = {
  rule: sc709,
  violations: [
    {
      on: 'a policy without TLS 1.3',
      base,
      mutate: policy(TLS12),
      property: 'SslPolicy',
      messages: [
        `SslPolicy is "${TLS12}"; the load balancer then speaks TLS 1.2 at most to Catalog, where the proxy speaks TLS 1.3 only, so no target becomes healthy`,
      ],
      fix: `set SslPolicy to "${TLS13}", or another policy with TLS13 in its name`,
      resources,
    },
    { on: 'no policy', base, mutate: policy(undefined), property: 'SslPolicy', messages: ['SslPolicy is left out, which means ELBSecurityPolicy-2016-08'], resources },
    {
      on: 'an HTTP listener',
      base,
      mutate: overHttp,
      property: 'Protocol',
      messages: ['Protocol is HTTP, which has no policy'],
      fix: `use an HTTPS listener whose SslPolicy is "${TLS13}"`,
      resources,
    },
    { on: 'a rule of the listener', base, mutate: policy(TLS12, byRule), messages: [`SslPolicy is "${TLS12}"`], resources },
    {
      on: 'two listeners without TLS 1.3',
      base,
      mutate: policy(TLS12, beside({ Protocol: 'HTTP' })),
      messages: [`SslPolicy is "${TLS12}"`, 'Protocol is HTTP'],
      resources: ['Listener', 'Other'],
    },
    {
      on: 'two services behind one listener, once',
      base,
      mutate: policy(TLS12, ({ Resources }) => {
        Resources.Second = structuredClone(Resources.TargetGroup);
        const { Services: [service], ...configuration } = Resources.Catalog.Properties.ServiceConnectConfiguration;
        Resources.Recommendations = structuredClone(Resources.Catalog);
        Object.assign(Resources.Recommendations.Properties, {
          LoadBalancers: [{ ...Resources.Catalog.Properties.LoadBalancers[0], TargetGroupArn: { Ref: 'Second' } }],
          ServiceConnectConfiguration: {
            ...configuration, Services: [{ ...service, DiscoveryName: 'recommendations', ClientAliases: [{ DnsName: 'recommendations', Port: 80 }] }],
          },
        });
        Resources.Route = resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
          ListenerArn: { Ref: 'Listener' }, Priority: 1, Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Second' } }],
        });
        Resources.Recommendations.DependsOn = ['TlsPolicy', 'Route'];
      }),
      messages: ['at most to Catalog and Recommendations, where'],
      resources,
    },
  ],
  silent: [
    silent('a policy with TLS 1.3', policy(TLS13)),
    silent('a policy with TLS 1.3 only', policy('ELBSecurityPolicy-TLS13-1-3-2021-06')),
    silent('a policy for FIPS', policy('ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04')),
    silent('a policy that only exists at deployment', policy({ Ref: 'Policy' })),
    silent('a listener protocol that only exists at deployment', policy(TLS12, (template) => { listenerOf(template).Protocol = { Ref: 'Protocol' }; })),
    silent('an HTTP listener beside one with TLS 1.3', beside({ Protocol: 'HTTP' })),
    silent('an older policy beside a listener with TLS 1.3', policy(TLS12, beside({ Protocol: 'HTTPS', SslPolicy: TLS13 }))),
    silent('an older policy beside one that only exists at deployment', policy(TLS12, beside({ Protocol: 'HTTPS', SslPolicy: { Ref: 'Policy' } }))),
    silent('an older policy beside a listener that may not exist', policy(TLS12, (template) => {
      template.Parameters = { Kind: { Type: 'String' } };
      template.Conditions = { Modern: { 'Fn::Equals': [{ Ref: 'Kind' }, 'modern'] } };
      beside({ Protocol: 'HTTPS', SslPolicy: TLS13 }, { Condition: 'Modern' })(template);
    })),
    silent('a load balancer outside the template', policy(TLS12, (template) => {
      listenerOf(template).LoadBalancerArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1';
    })),
    silent('a rule of a listener outside the template', policy(TLS12, (template) => {
      byRule(template);
      template.Resources.Route.Properties.ListenerArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shop/1/1';
    })),
    silent('a target group of HTTP', policy(TLS12, ({ Resources }) => {
      Object.assign(Resources.TargetGroup.Properties, { Protocol: 'HTTP', HealthCheckProtocol: 'HTTP' });
    })),
    silent('an endpoint without TLS', policy(TLS12, (template) => { endpointOf(template).Tls = undefined; })),
    silent('an ingress port override', policy(TLS12, (template) => { endpointOf(template).IngressPortOverride = 15000; })),
    silent('TLS that only exists at deployment', policy(TLS12, (template) => { endpointOf(template).Tls = { Ref: 'Tls' }; })),
    silent('a service off the mesh', policy(TLS12, ({ Resources }) => { Resources.Catalog.Properties.ServiceConnectConfiguration.Enabled = false; })),
  ],
};
