import { ENUMERATIONS } from './enumerations';
import { FARGATE_SIZES } from './fargate-sizes';
import { NAMES } from './names';
import { PLACES } from './places';
import { RANGES } from './ranges';
import { SCHEMAS } from './schemas';
import { STATEMENTS } from './statements';
import { Fact } from '../compare';

/** All that the library knows of AWS and a model states. What no model states is a row of `docs/facts.md`. */
export const FACTS: readonly Fact[] = [...RANGES, ...ENUMERATIONS, ...NAMES, ...FARGATE_SIZES, ...PLACES, ...SCHEMAS, ...STATEMENTS];
