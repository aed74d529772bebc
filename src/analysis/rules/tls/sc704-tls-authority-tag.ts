import { asObject, asText, isKnown, UNKNOWN } from '../../facts';
import { itemsOf, resourceOf } from '../properties';
import { Rule } from '../rule';
import { TLS_PAGE } from '../sources';
import { usedFor } from './tls-endpoints';

const KEY = 'AmazonECSManaged';

export const sc704: Rule = {
  id: 'SC704',
  name: 'tls-authority-tag',
  title: `A certificate authority that signs for Service Connect carries the tag ${KEY}=true`,
  severity: 'warning',
  source: TLS_PAGE,
  * check(mesh) {
    for (const identity of usedFor(mesh, 'authority')) {
      const authority = resourceOf(mesh, 'AWS::ACMPCA::CertificateAuthority', identity);
      if (!authority) continue;
      const { origin, properties } = authority;
      const tags = itemsOf(properties.Tags).map((tag) => ({ key: asText(asObject(tag)?.Key), value: asText(asObject(tag)?.Value) }));
      // A tag that cannot be read may be the one.
      if (tags.some(({ key, value }) => !isKnown(key) || (key === KEY && (value === UNKNOWN || value === 'true')))) continue;
      const found = tags.findIndex(({ key }) => key === KEY);
      yield {
        origin,
        property: found < 0 ? 'Tags' : `Tags/${found}/Value`,
        message: `certificate authority ${origin.logicalId} ${found >= 0 ? `has the tag ${KEY}=${String(tags[found].value ?? '')}` : `has no tag ${KEY}`}; ECS requires ${KEY}=true`,
        fix: `tag ${origin.logicalId} with ${KEY}=true`,
        changes: [found < 0 ? { op: 'append', value: [{ Key: KEY, Value: 'true' }] } : { op: 'set', value: 'true' }],
      };
    }
  },
};
