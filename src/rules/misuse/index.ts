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
import { sc014 } from './sc014-frontend-port';
import { sc015 } from './sc015-frontend-domain';
import { sc016 } from './sc016-frontend-needs-https';
import { sc017 } from './sc017-taking-over-name';
import { sc018 } from './sc018-cloud-map-service-unknown';
import { sc019 } from './sc019-network-unknown';
import { sc020 } from './sc020-adopted-elsewhere';
import { sc030 } from './sc030-discovery-name-unknown';
import { sc031 } from './sc031-metric-not-published';
import { sc032 } from './sc032-dashboard-limits';

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
  sc014,
  sc015,
  sc016,
  sc017,
  sc018,
  sc019,
  sc020,
  sc030,
  sc031,
  sc032,
];
