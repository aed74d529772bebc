import { configurationOf, container, fargateService, fargateTask, resource, shop } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';

/** `shop()` with a second server, `Orders`, which no one calls. */
export function twoServers(): Template {
  const template = shop();
  template.Resources.OrdersSecurityGroup = resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Orders', VpcId: { Ref: 'Vpc' } });
  template.Resources.OrdersTask = fargateTask([container('app', {
    PortMappings: [
      { Name: 'orders', ContainerPort: 8080, AppProtocol: 'http' },
      { Name: 'catalog', ContainerPort: 9090, AppProtocol: 'http' },
    ],
  })]);
  template.Resources.Orders = fargateService('Orders', {
    Services: [{ PortName: 'orders', DiscoveryName: 'orders', ClientAliases: [{ DnsName: 'orders', Port: 80 }] }],
  });
  return template;
}

/** Changes the endpoint of `Orders`. */
export function orders(change: Properties): (template: Template) => void {
  return (template) => Object.assign(configurationOf(template, 'Orders').Services[0], change);
}

/** Adds an endpoint to `Orders`. */
export function ordersToo(endpoint: Properties): (template: Template) => void {
  return (template) => configurationOf(template, 'Orders').Services.push(endpoint);
}
