import { ContainerFacts } from './container';
import { SizingMetadata } from './metadata';
import { Identity, Origin } from './origin';
import { Maybe } from './unknown';

/** A task definition. */
export interface TaskFacts {
  readonly origin: Origin;
  /** CPU units; a vCPU is 1,024. */
  readonly cpu: Maybe<number> | undefined;
  readonly memoryMiB: Maybe<number> | undefined;
  readonly networkMode: Maybe<string> | undefined;
  readonly requiresCompatibilities: readonly string[];
  /** `LINUX` where the template leaves it out. */
  readonly operatingSystem: Maybe<string>;
  readonly containers: readonly ContainerFacts[];
  /** Whether `containers` is the whole list. */
  readonly containersComplete: boolean;
  readonly taskRole: Maybe<Identity> | undefined;
  /** What the size is made of, where the task says. */
  readonly sizing: SizingMetadata | undefined;
}
