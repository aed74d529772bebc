import { asIdentity, asText, isKnown, MeshFacts, ResourceFacts } from '../../facts';
import { resourceOf } from '../properties';
import { Rule } from '../rule';
import { TLS_PAGE } from '../sources';
import { usedFor } from './tls-endpoints';

const SYMMETRIC = 'SYMMETRIC_DEFAULT';

/** Uses of a key that a symmetric one has, too. */
const ENCRYPTS: readonly unknown[] = [undefined, 'ENCRYPT_DECRYPT'];

/** The key of the templates that an identity means, by itself or by an alias. */
function keyAt(mesh: MeshFacts, identity: string): ResourceFacts | undefined {
  const alias = resourceOf(mesh, 'AWS::KMS::Alias', identity);
  return resourceOf(mesh, 'AWS::KMS::Key', alias ? asIdentity(alias.properties.TargetKeyId) : identity);
}

export const sc707: Rule = {
  id: 'SC707',
  name: 'tls-key-symmetric',
  title: 'The KMS key of TLS is symmetric',
  severity: 'error',
  source: TLS_PAGE,
  * check(mesh) {
    const keys = new Set([...usedFor(mesh, 'kmsKey')].map((identity) => keyAt(mesh, identity)));
    for (const key of keys) {
      const spec = asText(key?.properties.KeySpec);
      if (!key || !isKnown(spec) || spec === SYMMETRIC) continue;
      yield {
        origin: key.origin,
        property: 'KeySpec',
        message: `KeySpec is ${JSON.stringify(spec)} on key ${key.origin.logicalId}, which TLS uses; use ${SYMMETRIC}, the default`,
        fix: `use a key with KeySpec ${SYMMETRIC}`,
        changes: ENCRYPTS.includes(key.property('KeyUsage')) ? [{ op: 'set', value: SYMMETRIC }] : undefined,
      };
    }
  },
};
