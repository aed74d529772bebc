import { ContainerFacts, PortMappingFacts } from './container';
import { Identity } from './origin';
import { Maybe } from './unknown';

/** Which requests go to the new version of a service while a blue/green deployment tests it. */
export interface TestTrafficFacts {
  readonly header: Maybe<string> | undefined;
}

/** The name and port that clients dial. */
export interface ClientAliasFacts {
  /** Left out: clients use `discoveryName.namespace`. */
  readonly dnsName: Maybe<string> | undefined;
  readonly port: Maybe<number> | undefined;
  readonly testTraffic: Maybe<TestTrafficFacts> | undefined;
}

/** TLS between the proxies of an endpoint. */
export interface TlsFacts {
  /** ARN or address of the private certificate authority. */
  readonly authority: Maybe<Identity> | undefined;
  readonly kmsKey: Maybe<Identity> | undefined;
  readonly role: Maybe<Identity> | undefined;
}

/** One entry of the `Services` of a Service Connect configuration. */
export interface EndpointFacts {
  readonly portName: Maybe<string> | undefined;
  /** The port name where the template leaves it out. */
  readonly discoveryName: Maybe<string>;
  /** Whether the discovery name is the default. */
  readonly discoveryNameDefaulted: boolean;
  readonly aliases: readonly ClientAliasFacts[];
  /** Whether `aliases` is the whole list. */
  readonly aliasesComplete: boolean;
  readonly ingressPortOverride: Maybe<number> | undefined;
  readonly idleTimeoutSeconds: Maybe<number> | undefined;
  readonly perRequestTimeoutSeconds: Maybe<number> | undefined;
  readonly tls: Maybe<TlsFacts> | undefined;
  /** The port mapping that `portName` names, where it was found. */
  readonly mapping: PortMappingFacts | undefined;
  /** The container of that mapping. */
  readonly container: ContainerFacts | undefined;
  /** Path of the entry from the root of the service. */
  readonly property: string;
}
