import { ContainerFacts, isKnown, Maybe, TaskFacts } from '../../facts';

/** A number that the template states and that is one. */
export function isNumber(value: Maybe<number> | undefined): value is number {
  return isKnown(value) && Number.isFinite(value);
}

/**
 * What the containers of a task have at least: what the template does not tell counts as nothing, so that more than this is
 * missing, never less.
 */
export function sumOf(task: TaskFacts, amount: (container: ContainerFacts) => Maybe<number> | undefined): number {
  let sum = 0;
  for (const container of task.containers) {
    const value = amount(container);
    if (isNumber(value)) sum += value;
  }
  return sum;
}

/**
 * The memory that ECS holds against the memory of the task: what the containers reserve together, or the limit of a single
 * container where that is more.
 */
export function memoryAgainstTask(task: TaskFacts): number {
  let most = sumOf(task, ({ memoryReservationMiB, memoryMiB }) => memoryReservationMiB ?? memoryMiB);
  for (const { memoryMiB } of task.containers) if (isNumber(memoryMiB)) most = Math.max(most, memoryMiB);
  return most;
}
