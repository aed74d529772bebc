import { Rule } from '../rule';
import { sc701 } from './sc701-tls-issuer';
import { sc702 } from './sc702-tls-role';
import { sc703 } from './sc703-tls-needs-awsvpc';
import { sc704 } from './sc704-tls-authority-tag';
import { sc705 } from './sc705-tls-delete-order';
import { sc706 } from './sc706-tls-china';
import { sc707 } from './sc707-tls-key-symmetric';
import { sc708 } from './sc708-tls-target-group';
import { sc709 } from './sc709-tls-listener-policy';

/** The rules of this folder, by id. */
export const TLS_RULES: readonly Rule[] = [
  sc701, sc702, sc703, sc704, sc705, sc706, sc707, sc708, sc709,
];
