import { Rule } from '../rule';
import { sc201 } from './sc201-discovery-name-unique';
import { sc202 } from './sc202-endpoint-unique';
import { sc203 } from './sc203-discovery-name-format';
import { sc204 } from './sc204-dns-name-format';
import { sc205 } from './sc205-discovery-name-taken-by-cloud-map';
import { sc206 } from './sc206-host-not-an-alias';
import { sc207 } from './sc207-alias-port-mismatch';
import { sc208 } from './sc208-https-to-plain-endpoint';

/** The rules of this folder, by id. */
export const NAMING_RULES: readonly Rule[] = [
  sc201, sc202, sc203, sc204, sc205, sc206, sc207, sc208,
];
