import { Maybe } from './unknown';

/** One port mapping of a container. */
export interface PortMappingFacts {
  readonly name: Maybe<string> | undefined;
  readonly containerPort: Maybe<number> | undefined;
  readonly containerPortRange: Maybe<string> | undefined;
  readonly hostPort: Maybe<number> | undefined;
  /** `tcp` where the template leaves it out. */
  readonly protocol: Maybe<string>;
  readonly appProtocol: Maybe<string> | undefined;
  /** Path of the mapping from the root of the task definition. */
  readonly property: string;
}

/** One environment variable of a container. */
export interface EnvironmentVariableFacts {
  readonly name: string;
  readonly value: Maybe<string>;
  /** The value, with `PartialText.GAP` for each unknown part. */
  readonly text: Maybe<string>;
}

/** One container of a task definition. */
export interface ContainerFacts {
  readonly name: Maybe<string>;
  /** `true` where the template leaves it out. */
  readonly essential: Maybe<boolean>;
  readonly cpu: Maybe<number> | undefined;
  readonly memoryMiB: Maybe<number> | undefined;
  readonly memoryReservationMiB: Maybe<number> | undefined;
  readonly portMappings: readonly PortMappingFacts[];
  /** Whether `portMappings` is the whole list. */
  readonly portMappingsComplete: boolean;
  readonly environment: readonly EnvironmentVariableFacts[];
  /** The words of `EntryPoint` and `Command`, with `PartialText.GAP` for each unknown part. */
  readonly command: readonly string[];
  /** The host names of `ExtraHosts` that are known. */
  readonly extraHosts: readonly string[];
  readonly hostname: Maybe<string> | undefined;
  readonly links: Maybe<readonly Maybe<string>[]> | undefined;
  readonly hasHealthCheck: Maybe<boolean>;
  /** Whether the container is a FireLens log router. */
  readonly isLogRouter: Maybe<boolean>;
  /** Path of the container from the root of the task definition. */
  readonly property: string;
}
