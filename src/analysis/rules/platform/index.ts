import { Rule } from '../rule';
import { sc801 } from './sc801-fargate-platform-version';
import { sc802 } from './sc802-windows';
import { sc803 } from './sc803-external-instances';
import { sc804 } from './sc804-managed-instances';
import { sc805 } from './sc805-region';
import { sc806 } from './sc806-container-instance-image';
import { sc807 } from './sc807-container-instance-poll';
import { sc808 } from './sc808-standalone-task';
import { sc809 } from './sc809-tasks-per-service';
import { sc810 } from './sc810-mesh-metadata-format';

/** The rules of this folder, by id. */
export const PLATFORM_RULES: readonly Rule[] = [
  sc801, sc802, sc803, sc804, sc805, sc806, sc807, sc808, sc809, sc810,
];
