import { Rule } from '../rule';
import { sc501 } from './sc501-ingress-closed';
import { sc502 } from './sc502-bridge-dynamic-ports-closed';
import { sc503 } from './sc503-bridge-hostname';
import { sc504 } from './sc504-container-links';
import { sc505 } from './sc505-network-mode';
import { sc506 } from './sc506-route-or-acl';
import { sc507 } from './sc507-proxy-protocol-v2';
import { sc508 } from './sc508-endpoint-open-to-the-world';
import { sc509 } from './sc509-agent-endpoint-missing';
import { sc510 } from './sc510-load-balancer-through-proxy';
import { sc511 } from './sc511-endpoint-of-another-app-closed';
import { sc512 } from './sc512-network-configuration-missing';
import { sc513 } from './sc513-health-check-port-closed';
import { sc514 } from './sc514-app-mesh-proxy-left';

/** The rules of this folder, by id. */
export const NETWORK_RULES: readonly Rule[] = [
  sc501, sc502, sc503, sc504, sc505, sc506, sc507, sc508, sc509, sc510, sc511, sc512, sc513, sc514,
];
