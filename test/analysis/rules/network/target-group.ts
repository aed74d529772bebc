import { resource } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';

/** Attaches `Catalog` to a target group of some protocol. */
export function attach(template: Template, Protocol: unknown, more: Properties = {}): void {
  template.Resources.TargetGroup = resource('AWS::ElasticLoadBalancingV2::TargetGroup', {
    Protocol, Port: 8080, TargetType: 'ip', VpcId: { Ref: 'Vpc' }, ...more,
  });
  template.Resources.Catalog.Properties.LoadBalancers = [{ ContainerName: 'app', ContainerPort: 8080, TargetGroupArn: { Ref: 'TargetGroup' } }];
}
