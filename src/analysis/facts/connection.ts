import { EndpointFacts } from './endpoint';
import { Ordering } from './metadata';
import { ServiceFacts } from './service';

/** One service calling an endpoint of another. */
export interface ConnectionFacts {
  readonly client: ServiceFacts;
  /** The endpoint as the client names it: `catalog:80`. */
  readonly target: string;
  /** The server, where it is among the templates. */
  readonly server: ServiceFacts | undefined;
  readonly endpoint: EndpointFacts | undefined;
  readonly ordering: Ordering;
  /** Port that the server, in another app, has to admit the client on: nothing here opens it. */
  readonly unopenedPort?: number;
  /** From what the connection was inferred, for a sentence: `the environment variable CATALOG_URL`; left out for a declared connection. */
  readonly inferredFrom?: string;
}
