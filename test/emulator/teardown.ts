import { rmSync } from 'fs';

/** Stops the emulator, and deletes its files. */
export default function teardown(): void {
  const { EMULATOR_FOLDER, EMULATOR_PID } = process.env;
  if (EMULATOR_PID) process.kill(Number(EMULATOR_PID));
  if (EMULATOR_FOLDER) rmSync(EMULATOR_FOLDER, { recursive: true, force: true });
}
