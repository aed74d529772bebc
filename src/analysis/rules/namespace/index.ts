import { Rule } from '../rule';
import { sc301 } from './sc301-namespace-required';
import { sc302 } from './sc302-namespace-reached-by-name';
import { sc303 } from './sc303-namespace-same-region';
import { sc304 } from './sc304-namespace-same-account';
import { sc305 } from './sc305-namespace-name-format';
import { sc306 } from './sc306-namespace-left-behind';
import { sc307 } from './sc307-connection-across-namespaces';
import { sc309 } from './sc309-namespace-by-id';
import { sc310 } from './sc310-namespace-name-taken';
import { sc311 } from './sc311-enabled-missing';
import { sc312 } from './sc312-unknown-property';
import { sc313 } from './sc313-namespace-quota';

/** The rules of this folder, by id. */
export const NAMESPACE_RULES: readonly Rule[] = [
  sc301, sc302, sc303, sc304, sc305, sc306, sc307, sc309, sc310, sc311, sc312, sc313,
];
