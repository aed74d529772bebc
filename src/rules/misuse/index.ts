import { Misuse } from './misuse';
import { sc001 } from './sc001-connect-to-self';
import { sc002 } from './sc002-connect-without-endpoints';
import { sc003 } from './sc003-container-or-task-definition';
import { sc004 } from './sc004-literal-required';
import { sc005 } from './sc005-registered-twice';
import { sc006 } from './sc006-connection-changed';
import { sc007 } from './sc007-endpoint-choice';
import { sc008 } from './sc008-connect-across-stages';
import { sc009 } from './sc009-url-needs-http';
import { sc010 } from './sc010-prop-not-supported';
import { sc011 } from './sc011-variable-taken';
import { sc012 } from './sc012-value-range';
import { sc013 } from './sc013-foreign-target';

/** Every misuse of the constructs, by id. */
export const MISUSES: readonly Misuse[] = [
  sc001,
  sc002,
  sc003,
  sc004,
  sc005,
  sc006,
  sc007,
  sc008,
  sc009,
  sc010,
  sc011,
  sc012,
  sc013,
];
