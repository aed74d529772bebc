import { rmSync } from 'fs';
import { operations } from './operations';

/** Stops the emulator, says what it did, and deletes its files. */
export default function teardown(): void {
  const { EMULATOR_FOLDER, EMULATOR_PID } = process.env;
  if (!EMULATOR_FOLDER || !EMULATOR_PID) return;
  process.kill(Number(EMULATOR_PID));
  const all = operations();
  const count = (kind: string) => all.filter(({ operation }) => operation === kind).length;
  const stacks = new Set(all.map(({ stack }) => stack)).size;
  process.stdout.write(
    `emulator: ${count('create')} resources of ${stacks} stacks created, ${count('update')} updated, ${count('delete')} deleted; ${count('deploy')} deployments of services\n`,
  );
  rmSync(EMULATOR_FOLDER, { recursive: true, force: true });
}
