import { DeploymentTarget } from './environment';
import { Origin } from './origin';
import { ServiceFacts } from './service';

/** Something that can call an endpoint and can have no Service Connect configuration, so that it has no proxy. */
export interface OutsideCaller {
  readonly kind: 'FUNCTION' | 'TASK' | 'EXPRESS_SERVICE' | 'DAEMON';
  /** A Lambda function, an Express Mode service, a daemon, or what starts the task. */
  readonly origin: Origin;
  /** The task definition of a task. */
  readonly task?: Origin;
  readonly target: DeploymentTarget;
  /** Whether a condition that cannot be decided here says if the caller exists at all. */
  readonly conditional: boolean;
}

/** A host that the environment, or the command, of a caller mentions as something to call. */
export interface MentionFacts {
  readonly host: string;
  /** Left out if the text does not say: any port of that host can be meant. */
  readonly port?: number;
  /** Scheme of a URL, in lower case. */
  readonly scheme?: string;
  /** Where the text is, for a sentence: `the environment variable CATALOG_URL`, `the command`. */
  readonly source: string;
  /** The service, or {@link outside}. */
  readonly service?: ServiceFacts;
  readonly outside?: OutsideCaller;
}
