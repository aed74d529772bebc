import { Rule } from '../rule';
import { sc101 } from './sc101-port-name-exists';
import { sc102 } from './sc102-port-name-format';
import { sc103 } from './sc103-single-port-mapping';
import { sc104 } from './sc104-tcp-only';
import { sc105 } from './sc105-alias-port-range';
import { sc106 } from './sc106-ingress-port-range';
import { sc107 } from './sc107-ingress-port-collision';
import { sc108 } from './sc108-per-request-timeout-needs-http';
import { sc109 } from './sc109-idle-shorter-than-request';
import { sc110 } from './sc110-timeout-range';
import { sc111 } from './sc111-client-alias-count';
import { sc112 } from './sc112-app-protocol-unset';
import { sc113 } from './sc113-port-name-unique';
import { sc114 } from './sc114-app-protocol-value';
import { sc115 } from './sc115-load-balancer-outlasts-request';
import { sc116 } from './sc116-test-traffic-needs-http';

/** The rules of this folder, by id. */
export const PORTS_RULES: readonly Rule[] = [
  sc101, sc102, sc103, sc104, sc105, sc106, sc107, sc108, sc109, sc110, sc111, sc112, sc113, sc114, sc115, sc116,
];
