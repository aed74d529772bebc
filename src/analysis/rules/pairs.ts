import { concatMap, ConnectionFacts, ServiceFacts } from '../facts';
import { groupBy, NonEmpty } from './group-by';

/** A connection to a server that is among the templates. */
export interface ServedConnection extends ConnectionFacts {
  readonly server: ServiceFacts;
}

/** The connections of each client to each server together: a finding is about the two services. */
export function pairsOf<C extends ServedConnection>(connections: readonly C[]): readonly NonEmpty<C>[] {
  return concatMap([...groupBy(connections, ({ client }) => client).values()], (ofClient) => [...groupBy(ofClient, ({ server }) => server).values()]);
}
