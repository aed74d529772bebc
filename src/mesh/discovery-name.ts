import { createHash } from 'crypto';
import { IConstruct } from 'constructs';
import { pathInStage } from '../core';
import { ServiceConnectEndpoint } from '../endpoint';

/** The longest label that Cloud Map holds. */
const MAX_LENGTH = 63;

/**
 * The name of an endpoint in Cloud Map: its own or, if it has no name at all, one from the path of its service and the name of its port
 * mapping. A name that is too long ends in a hash.
 */
export function discoveryNameOf({ discoveryName, name }: ServiceConnectEndpoint, service: IConstruct): string {
  if (discoveryName !== undefined) return discoveryName;
  const path = [...pathInStage(service), name].join('-');
  const full = path.toLowerCase().replace(/[^a-z0-9_-]/g, '-').replace(/^-+/, '');
  if (full.length <= MAX_LENGTH) return full;
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return `${hash}-${full.slice(hash.length + 1 - MAX_LENGTH)}`;
}
