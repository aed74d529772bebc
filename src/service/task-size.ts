import { TaskResources } from '../sizing';

/** What a task was asked for, what the proxy adds, and what it gets. */
export interface TaskSize {
  readonly asked: TaskResources;
  readonly added: TaskResources;
  readonly chosen: TaskResources;
}
