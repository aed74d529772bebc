import { isKnown } from '../../facts';
import { Rule } from '../rule';
import { CONFIGURATION_API } from '../sources';
import { byArn } from './namespace-arn';
import { usedReferences } from './references';

export const sc309: Rule = {
  id: 'SC309',
  name: 'namespace-by-id',
  title: 'A namespace is referenced by its ARN or its name, not by its id',
  severity: 'warning',
  source: CONFIGURATION_API,
  * check(mesh) {
    for (const { reference: { origin, property, by, text, resource } } of usedReferences(mesh)) {
      if (by !== 'ID') continue;
      const received = isKnown(text) ? JSON.stringify(text) : resource ? `a Ref to "${resource.origin.logicalId}"` : 'a Ref';
      yield {
        origin,
        property,
        message: `Namespace is ${received}, the id of a namespace; use an ARN or a name: ECS takes an id for the name of a new namespace`,
        fix: resource ? `use the ARN: Fn::GetAtt of ${resource.origin.logicalId} and Arn` : 'use the ARN or the name of the namespace',
        changes: resource && byArn(resource, [{ origin, property }]),
      };
    }
  },
};
