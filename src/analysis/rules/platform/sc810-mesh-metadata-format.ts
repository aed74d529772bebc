import { METADATA_KEY } from '../../facts';
import { Rule } from '../rule';
import { members } from '../select';
import { METADATA_ATTRIBUTE_PAGE } from './sources';

export const sc810: Rule = {
  id: 'SC810',
  name: 'mesh-metadata-format',
  title: `The metadata of a service under "${METADATA_KEY}" can be read`,
  severity: 'warning',
  source: METADATA_ATTRIBUTE_PAGE,
  * check(mesh) {
    for (const service of members(mesh)) {
      for (const fault of service.metadata?.faults ?? []) {
        yield {
          origin: service.origin,
          property: '',
          message: `part of the metadata "${METADATA_KEY}" of "${service.name}" cannot be read: ${fault}`,
          fix: 'write it in the form that the documentation shows, or leave it out',
        };
      }
    }
  },
};
