import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { COMPONENTS_PAGE } from '../sources';
import { placeOf } from './namespace-arn';
import { usedReferences } from './references';
import { acknowledgement } from '../words';

export const sc304: Rule = {
  id: 'SC304',
  name: 'namespace-same-account',
  title: 'The namespace is in the account of the service',
  severity: 'error',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    for (const { reference, services: [{ target: { account } }] } of usedReferences(mesh)) {
      const owner = placeOf(reference, mesh)?.account;
      if (!isKnown(owner) || !isKnown(account) || owner === account) continue;
      yield {
        origin: reference.origin,
        property: reference.property,
        message: (words) => `the namespace is in the account ${owner}, the service in ${account}; `
          + `if AWS RAM shares the namespace, acknowledge ${acknowledgement('SC304', words)}`,
        fix: (words) => `use a namespace of ${account}, or share this one by its ARN through AWS RAM, with AWSRAMPermissionCloudMapECSFullPermission, `
          + `and acknowledge ${acknowledgement('SC304', words)} with the reason`,
      };
    }
  },
};
