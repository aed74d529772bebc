import { asObject, asText } from '../../facts';
import { setTo } from '../fix';
import { itemsOf } from '../properties';
import { Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { endpointBehind, targetGroupsOf } from './target-groups';

const ATTRIBUTE = 'proxy_protocol_v2.enabled';

export const sc507: Rule = {
  id: 'SC507',
  name: 'proxy-protocol-v2',
  title: 'No target group of a Network Load Balancer sends proxy protocol version 2 to a service on the mesh',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const service of members(mesh)) {
      for (const { attachment, resource: { origin, properties }, kind } of targetGroupsOf(mesh, service)) {
        if (kind !== 'NETWORK') continue;
        const index = itemsOf(properties.TargetGroupAttributes).map(asObject)
          .findIndex((attribute) => attribute?.Key === ATTRIBUTE && asText(attribute.Value) === 'true');
        if (index < 0) continue;
        const behind = endpointBehind(service, attachment);
        yield {
          origin,
          property: `TargetGroupAttributes/${index}/Value`,
          message: `${ATTRIBUTE} is true on a target group of ${service.name}; Service Connect does not support proxy protocol version 2`,
          ...setTo(ATTRIBUTE, 'false', ', or take the service off the mesh'),
          // Where the proxy is not in the way, nothing that it does not understand reaches it.
          ...(behind ? {} : { severity: 'warning' }),
        };
      }
    }
  },
};
