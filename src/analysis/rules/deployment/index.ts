import { Rule } from '../rule';
import { sc601 } from './sc601-deployment-controller';
import { sc602 } from './sc602-deployment-strategy-rolling';
import { sc603 } from './sc603-server-not-first';
import { sc604 } from './sc604-connection-cycle';
import { sc605 } from './sc605-circular-resources';
import { sc606 } from './sc606-stacks-depend-both-ways';
import { sc607 } from './sc607-public-before-frontend';
import { sc608 } from './sc608-client-not-redeployed';
import { sc609 } from './sc609-server-off-mesh';
import { sc610 } from './sc610-caller-off-mesh';
import { sc611 } from './sc611-migration-alias-mismatch';
import { sc612 } from './sc612-listener-before-service';

/** The rules of this folder, by id. */
export const DEPLOYMENT_RULES: readonly Rule[] = [
  sc601, sc602, sc603, sc604, sc605, sc606, sc607, sc608, sc609, sc610, sc611, sc612,
];
