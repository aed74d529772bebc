import { Rule } from '../rule';
import { sc401 } from './sc401-task-memory-required';
import { sc402 } from './sc402-task-cpu-required';
import { sc403 } from './sc403-container-memory-exceeds-task';
import { sc404 } from './sc404-proxy-memory-headroom';
import { sc405 } from './sc405-proxy-cpu-headroom';
import { sc406 } from './sc406-fargate-task-size';
import { sc407 } from './sc407-essential-health-check';
import { sc408 } from './sc408-proxy-share-lifts-tier';
import { sc409 } from './sc409-task-definition-reference';

/** The rules of this folder, by id. */
export const TASK_RULES: readonly Rule[] = [
  sc401, sc402, sc403, sc404, sc405, sc406, sc407, sc408, sc409,
];
