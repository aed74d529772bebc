import { readFileSync } from 'fs';
import { join } from 'path';

/** What the emulator did with a resource. */
export interface Operation {
  /** `deploy`: ECS starts new tasks of a service. */
  readonly operation: 'create' | 'update' | 'delete' | 'deploy';
  readonly type: string;
  /** The name of the stack; of a nested one, the path to it over logical ids, as the topology has it. */
  readonly stack: string;
  readonly logicalId: string;
  readonly physicalId: string;
  /** Of a creation. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** The names of the properties that an update changes. */
  readonly changed?: readonly string[];
  /** Of a deployment: what its tasks can dial, as `catalog:80`. */
  readonly resolves?: readonly string[];
}

/** All that was done since the emulator started. */
export function operations(): Operation[] {
  const lines = readFileSync(join(process.env.EMULATOR_FOLDER!, 'operations.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Operation);
}
